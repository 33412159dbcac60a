import { createHash } from "node:crypto";
import { isApproval, signApproval } from "../../crypto/approval-key.ts";

/** Who may approve deliveries: a role, and the public key (Ed25519, base64) of the person who has it. */
export type Approver = { role: string; key: string };

/** What is approved: one petition for these recipients and no others. */
export type Approvable = { petition: string; recipients: readonly string[] };

/** One person's approval of a delivery. */
export type Approval = Approver & {
  /** SHA-256 of petition and recipients, hex. */
  order: string;
  /** A pack with more signatures than this needs another approval. */
  upTo: number;
  at: Date;
  /** Ed25519, base64url. */
  signature: string;
};

/** The digest of an order. The sequence of its recipients does not matter. */
export function digestOf({ petition, recipients }: Approvable): string {
  const lines = [petition, ...new Set([...recipients].sort())];
  return createHash("sha256")
    .update(`delivery order v1\n${lines.join("\n")}\n`)
    .digest("hex");
}

/**
 * Approves an order with a person's own key.
 * @returns null when none of the approvers has this key
 * @throws Error when it is not an Ed25519 key
 */
export function signOrder(
  order: string,
  terms: { upTo: number; at: Date },
  secretKey: string,
  approvers: readonly Approver[],
): Approval | null {
  const { publicKey, signature } = signApproval(secretKey, textOf({ order, ...terms }));
  const approver = approvers.find(({ key }) => key === publicKey);
  return approver ? { ...approver, order, ...terms, signature } : null;
}

/** The approval as one line of the audit trail: about 300 characters. */
export function writeApproval({ order, upTo, at, role, signature }: Approval): string {
  return `order ${order}; up to ${upTo}; at ${at.toISOString()}; signature ${signature}; by ${role}`;
}

const LINE = /^order ([0-9a-f]{64}); up to (\d+); at (\S+); signature ([\w-]{86}); by (.+)$/s;

/** Reads such a line; null when no approver's key made its signature. The key decides who it was, not the written role. */
export function readApproval(line: string, approvers: readonly Approver[]): Approval | null {
  const [, order = "", upTo, at = "", signature = ""] = LINE.exec(line) ?? [];
  if (signature === "") return null;
  const terms = { upTo: Number(upTo), at: new Date(at) };
  if (Number.isNaN(terms.at.getTime())) return null;
  const text = textOf({ order, ...terms });
  const approver = approvers.find(({ key }) => isApproval(key, text, signature));
  return approver ? { ...approver, order, ...terms, signature } : null;
}

function textOf({ order, upTo, at }: Pick<Approval, "order" | "upTo" | "at">): string {
  return `delivery approval v1\n${order}\n${upTo}\n${at.toISOString()}\n`;
}

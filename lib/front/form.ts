import type { IncomingMessage } from "node:http";
import { BODY_BYTES_MAX } from "./refuse.ts";

const FIELDS_MAX = 200;
// An answer given while much is unread is lost when the connection is reset; so a little more is read and thrown away.
const DISCARDED_BYTES_MAX = 1_000_000;

/** A form as it was sent. */
export interface SentForm {
  body: Buffer;
  contentType: string;
}

/**
 * Reads a posted body, counting as it flows.
 * @returns "too-large" beyond 32 kB or 200 fields, "unreadable" for a multipart body without its parts, null when the visitor hung up
 */
export async function readForm(request: IncomingMessage): Promise<SentForm | "too-large" | "unreadable" | null> {
  const parts: Buffer[] = [];
  const bytes = await read(request, (part, soFar) => {
    if (soFar <= BODY_BYTES_MAX) parts.push(part);
  });
  if (bytes === null) return null;
  if (bytes > BODY_BYTES_MAX) return "too-large";
  const form = { body: Buffer.concat(parts), contentType: request.headers["content-type"] ?? "" };
  const fields = countFields(form);
  if (fields < 0) return "unreadable";
  return fields > FIELDS_MAX ? "too-large" : form;
}

/** Throws away the body of a refused request, so that the refusal arrives. */
export async function discard(request: IncomingMessage): Promise<void> {
  await read(request, () => {});
}

async function read(request: IncomingMessage, take: (part: Buffer, soFar: number) => void): Promise<number | null> {
  let bytes = 0;
  try {
    for await (const part of request.iterator({ destroyOnReturn: false })) {
      bytes += part.length;
      take(part, bytes);
      if (bytes > DISCARDED_BYTES_MAX) break;
    }
    return bytes;
  } catch {
    // The sender hung up in the middle.
    return null;
  }
}

/** Below 0 when a multipart body lacks its boundary or its end: Next would answer that with a bare 500. */
function countFields({ body, contentType }: SentForm): number {
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return occurrences(body, "&") + 1;
  if (!/^multipart\/form-data/i.test(contentType)) return 0;
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (!boundary || !body.includes(`--${boundary}--`)) return -1;
  return occurrences(body, `--${boundary}`) - 1;
}

function occurrences(body: Buffer, text: string): number {
  let count = 0;
  for (let at = body.indexOf(text); at !== -1; at = body.indexOf(text, at + text.length)) count += 1;
  return count;
}

/** What a person typed, by field name; the framework's own fields and files are left out. */
export async function typedValues({ body, contentType }: SentForm): Promise<Map<string, string[]>> {
  const values = new Map<string, string[]>();
  try {
    const fields = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
    for (const [name, value] of fields) {
      if (typeof value !== "string" || name.startsWith("$")) continue;
      values.set(name, [...(values.get(name) ?? []), value]);
    }
  } catch {
    // A form that cannot be read has nothing to give back.
    return new Map();
  }
  return values;
}

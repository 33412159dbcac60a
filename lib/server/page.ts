import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { compress, type Encoding, type Forms, isCompressible } from "./encoding.ts";
import { type FlatHeaders, isHtml, passedOn, securityHeaders } from "./headers.ts";
import { kindOf } from "./kinds.ts";
import { isStandInName } from "./paths.ts";
import { stripScripts } from "./strip-scripts.ts";

/** A response that is ready to be sent many times. */
export interface Page {
  etag: string;
  forms: Forms;
  /** The small bodies also as Latin-1 text: Node writes text and headers in one system call, which is 10 % cheaper. */
  texts: Partial<Record<Encoding, string>>;
  /** Headers for each encoding and for 304; the value of `Age` is set just before sending. */
  headers: Laid;
  /** When Next was asked for it, in milliseconds of the clock of the page cache. */
  validAt: number;
  /** How long after `validAt` it may be sent without waiting for a fresher one. A refresh starts after half of this time. */
  freshForMs: number;
  /** It shows a count, so a change of count makes it out of date. */
  showsCount: boolean;
  /** It changes only with a deploy, which restarts this process, so it is always as new as can be. */
  isLasting: boolean;
  /** The number of changes of count when it was requested. */
  changes: number;
  bytes: number;
}

// Node writes up to 16 kB from its stack; the headers take 1.3 kB of them.
const TEXT_BYTES_MAX = 14_500;

type Laid = { identity: FlatHeaders; unchanged: FlatHeaders } & Partial<Record<Encoding, FlatHeaders>>;

/** The index of the value of `Age` in each list of headers. */
export const AGE_AT = 1;

type Prepared = Pick<Page, "etag" | "forms" | "texts" | "headers" | "bytes">;

/**
 * Prepares a cacheable response: removes scripts from HTML, compresses the body, builds the headers.
 * @param previous the earlier version of the page; without a change its compressed bodies are reused
 * @returns null when the page itself sets an error status
 */
export async function prepare(
  path: string,
  headers: IncomingHttpHeaders,
  received: Buffer,
  previous: Prepared | null,
): Promise<Prepared | null> {
  const stripped = isHtml(headers) ? stripScripts(received.toString()) : null;
  if (stripped && stripped.status !== 200 && !isStandInName(path)) return null;
  const body = stripped ? Buffer.from(stripped.html) : received;
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  if (previous?.etag === etag) return previous;

  // The highest quality only for files that never change: brotli 11 takes 60 ms for a page, brotli 6 takes 2 ms.
  const text = isCompressible(headers["content-type"]);
  const forms = text ? await compress(body, kindOf(path).isFile ? 11 : 6) : { identity: body };
  const bytes = Object.values(forms).reduce((sum, form) => sum + form.length, 0);
  return { etag, forms, texts: textsOf(forms), headers: layOut(path, headers, forms, etag), bytes };
}

function textsOf(forms: Forms): Page["texts"] {
  const small = Object.entries(forms).filter(([, form]) => form.length <= TEXT_BYTES_MAX);
  return Object.fromEntries(small.map(([encoding, form]) => [encoding, form.toString("latin1")]));
}

function layOut(path: string, received: IncomingHttpHeaders, forms: Forms, etag: string): Laid {
  const unchanged = [
    ...["Cache-Control", kindOf(path).cacheControl],
    ...["ETag", etag],
    ...(forms.br || forms.gzip ? ["Vary", "Accept-Encoding"] : []),
    ...securityHeaders(path),
  ];
  const common = [...passedOn(received), ...unchanged];
  const { identity, br, gzip } = forms;
  return {
    unchanged: ["Age", "0", ...unchanged],
    identity: ["Age", "0", "Content-Length", String(identity.length), ...common],
    ...(br ? { br: ["Age", "0", "Content-Length", String(br.length), "Content-Encoding", "br", ...common] } : {}),
    ...(gzip
      ? { gzip: ["Age", "0", "Content-Length", String(gzip.length), "Content-Encoding", "gzip", ...common] }
      : {}),
  };
}

import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { compress, type Encoding, type Forms, isCompressible } from "./encoding.ts";
import { type FlatHeaders, isHtml, passedOn, securityHeaders } from "./headers.ts";
import { kindOf } from "./kinds.ts";
import { isStandInName } from "./paths.ts";
import { stripScripts } from "./strip-scripts.ts";

/** A finished answer, ready to be sent many times. */
export interface Page {
  etag: string;
  forms: Forms;
  /** The small forms once more, as Latin-1 text: Node sends text together with the headers in one write, 10 % cheaper. */
  texts: Partial<Record<Encoding, string>>;
  /** Headers for each form, and for "unchanged"; the value after `Age` is written just before sending. */
  headers: Laid;
  /** When what it shows was true at the earliest, in milliseconds of the clock given to the memory. */
  bornAt: number;
  /** How long after that it may be served without waiting for a fresher one; after half of it one is fetched. */
  keepMs: number;
  /** The count of drops under which it was filled. */
  drops: number;
  bytes: number;
}

// Node writes up to 16 kB from its stack; the headers take 1.3 of them.
const TEXT_BYTES_MAX = 14_500;

type Laid = { identity: FlatHeaders; unchanged: FlatHeaders } & Partial<Record<Encoding, FlatHeaders>>;

/** Where `Age` has its value in each list of headers. */
export const AGE_AT = 1;

type Prepared = Omit<Page, "bornAt" | "keepMs" | "drops">;

/**
 * Makes a storable answer ready: scripts out of HTML, compressed, headers laid out.
 * @param previous the same page before; when nothing changed its compressed forms are used again
 * @returns null when the page itself says that it is an error
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

  // Best effort only for files that never change: brotli 11 takes 60 ms for a page, brotli 6 takes 2.
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

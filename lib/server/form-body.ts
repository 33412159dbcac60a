import type { IncomingMessage } from "node:http";
import { isNextField } from "./next-contract.ts";
import { BODY_BYTES_MAX } from "./refuse.ts";

const FIELDS_MAX = 200;
// With much unread data the connection is reset and the client loses the response, so this much more is read and discarded.
const DISCARDED_BYTES_MAX = 1_000_000;

/**
 * No field of a form has a longer name. To read the headers of a part takes a time that grows with the square of their
 * length, and a form is read before it waits for its turn.
 */
const PART_HEADERS_BYTES_MAX = 2_000;

const MULTIPART = /^multipart\/form-data/i;

/** A submitted form. */
export interface SentForm {
  /** The first 32 kB of the body. */
  body: Buffer;
  contentType: string;
  /** "too-large" beyond 32 kB or 200 fields, "unreadable" for a multipart body without boundary or end, or with long headers. */
  trouble: "too-large" | "unreadable" | null;
}

/** One field of a form; the value of a file is null. */
export type Field = readonly [name: string, value: string | null];

/** Reads the body of a POST and counts its bytes. @returns null when the client closed the connection */
export async function readFormBody(request: IncomingMessage): Promise<SentForm | null> {
  const parts: Buffer[] = [];
  const bytes = await read(request, (part, soFar) => {
    const room = BODY_BYTES_MAX - (soFar - part.length);
    if (room > 0) parts.push(part.subarray(0, room));
  });
  if (bytes === null) return null;
  const body = Buffer.concat(parts);
  const contentType = request.headers["content-type"] ?? "";
  return { body, contentType, trouble: bytes > BODY_BYTES_MAX ? "too-large" : troubleOf(body, contentType) };
}

/** Whether the client waits for `100 Continue` before it sends the body (RFC 9110, 10.1.1). */
export function expectsContinue(request: IncomingMessage): boolean {
  return request.httpVersion === "1.1" && /^100-continue$/i.test(request.headers.expect ?? "");
}

/** Reads and discards the body of a refused request, so that the client receives the response. */
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
    // The client closed the connection before the end of the body.
    return null;
  }
}

/** Checks the size and the structure: Next would answer 500 to a multipart body without boundary or end. */
function troubleOf(body: Buffer, contentType: string): SentForm["trouble"] {
  if (/^application\/x-www-form-urlencoded/i.test(contentType))
    return occurrences(body, "&") + 1 > FIELDS_MAX ? "too-large" : null;
  if (!MULTIPART.test(contentType)) return null;
  const boundary = boundaryOf(contentType);
  if (!boundary || !body.includes(`--${boundary}--`)) return "unreadable";
  if (occurrences(body, `--${boundary}`) - 1 > FIELDS_MAX) return "too-large";
  return hasLongHeaders(body, boundary) ? "unreadable" : null;
}

function hasLongHeaders(body: Buffer, boundary: string): boolean {
  const delimiter = `--${boundary}`;
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + delimiter.length)) {
    const end = body.indexOf("\r\n\r\n", at);
    if ((end === -1 ? body.length : end) - at > PART_HEADERS_BYTES_MAX) return true;
  }
  return false;
}

/** The boundary, or how it begins; undefined without one, and with several, of which another reader may take another one. */
function boundaryOf(contentType: string): string | undefined {
  const [found, ...others] = contentType.matchAll(/;\s*boundary="?([^";\\]+)/gi);
  return others.length === 0 ? found?.[1] : undefined;
}

function occurrences(body: Buffer, text: string): number {
  let count = 0;
  for (let at = body.indexOf(text); at !== -1; at = body.indexOf(text, at + text.length)) count += 1;
  return count;
}

/** All complete fields, in order; empty when the body is not a form. */
export async function fieldsOf(form: SentForm): Promise<Field[]> {
  if (MULTIPART.test(form.contentType)) {
    const boundary = boundaryOf(form.contentType);
    if (!boundary || hasLongHeaders(form.body, boundary)) return [];
  }
  try {
    const body = new Uint8Array(form.trouble ? wholeParts(form) : form.body);
    const data = await new Response(body, { headers: { "content-type": form.contentType } }).formData();
    return [...data].map(([name, value]) => [name, typeof value === "string" ? value : null]);
  } catch {
    return []; // not a form
  }
}

/** A truncated multipart body, closed after its last complete part. */
function wholeParts({ body, contentType }: SentForm): Buffer {
  const boundary = boundaryOf(contentType);
  const end = boundary === undefined ? -1 : body.lastIndexOf(`\r\n--${boundary}`);
  return end < 0 ? body : Buffer.concat([body.subarray(0, end), Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

/** The values that a person typed, by field name, without files and the framework's fields. */
export function typedValues(fields: readonly Field[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) {
    if (value === null || isNextField(name)) continue;
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

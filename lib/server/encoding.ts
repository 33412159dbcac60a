import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";

/** In the order of preference. */
const ENCODINGS = ["br", "gzip", "identity"] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** One body in each content encoding. An encoding that would not make it smaller is absent. */
export type Forms = { identity: Buffer } & Partial<Record<Encoding, Buffer>>;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

const SMALLEST_WORTH_COMPRESSING = 400;
const DIFFERENT_HEADERS_KEPT = 200;

/** The option is missing in the package's types. */
type WithPreference = { encoding(available: readonly string[], options: { preferred: readonly string[] }): unknown };

const choices = new LRUCache<string, Encoding>({ max: DIFFERENT_HEADERS_KEPT });

/** The encoding to send for an `Accept-Encoding` header; br before gzip at equal weights. */
export function chooseEncoding(accept: string | undefined): Encoding {
  if (!accept) return "identity";
  const known = choices.get(accept);
  if (known) return known;
  const negotiator: WithPreference = new Negotiator({ headers: { "accept-encoding": accept } });
  const best = negotiator.encoding(ENCODINGS, { preferred: ENCODINGS });
  const choice = ENCODINGS.find((encoding) => encoding === best) ?? "identity";
  choices.set(accept, choice);
  return choice;
}

/** Whether a content type is text. Fonts and pictures are compressed already. */
export function isCompressible(contentType: string | undefined): boolean {
  return /^text\/|json|xml|javascript|manifest/.test(contentType ?? "");
}

/**
 * Compresses a body in all encodings.
 * @param effort brotli quality: 5 for a body that is sent once, 6 for pages that change, 11 for files that never change
 */
export async function compress(body: Buffer, effort: 5 | 6 | 11): Promise<Forms> {
  if (body.length < SMALLEST_WORTH_COMPRESSING) return { identity: body };
  const [br, zipped] = await Promise.all([
    toBrotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: effort,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
    toGzip(body, { level: effort === 11 ? 9 : 6 }),
  ]);
  return { identity: body, br, gzip: zipped };
}

/** Compresses a body for one visitor only. */
export async function compressAs(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return toGzip(body, { level: 5 });
  if (encoding === "br") return toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  return body;
}

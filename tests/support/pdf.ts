import { inflateSync } from "node:zlib";

/** Everything of the document that is not a font, with its compressed parts opened. */
export function opened(pdf: Buffer): string {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = ""]) => {
    try {
      return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
    } catch {
      return body; // not every stream is compressed
    }
  });
  return text + streams.join("\n");
}

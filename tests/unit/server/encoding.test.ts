import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { chooseEncoding, compress } from "#lib/server/encoding.ts";

test.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip", "gzip"],
  ["GZIP;q=1.0", "gzip"],
  ["br;q=0.5, gzip;q=0.8", "gzip"],
  ["br;q=0, gzip;q=0", "identity"],
  ["*", "br"],
  ["*;q=0", "identity"],
  ["br;q=0, *", "gzip"],
  ["identity", "identity"],
  ["zstd", "identity"],
  ["br;q=oops", "identity"],
  ["identity;q=1, br;q=0.5", "identity"],
  ["BR", "br"],
  ["br;q=0.5, *;q=0.1", "br"],
])("a browser that accepts %j gets %s", (accept, encoding) => {
  expect(chooseEncoding(accept)).toBe(encoding);
});

test("all forms of a body say the same", async () => {
  const body = Buffer.from("Le droit d’asile. ".repeat(100));
  const { br, gzip, identity } = await compress(body, 6);
  expect(br && brotliDecompressSync(br)).toEqual(identity);
  expect(gzip && gunzipSync(gzip)).toEqual(identity);
});

test("a body too small to gain is left alone", async () => {
  expect(await compress(Buffer.from("ok"), 11)).toEqual({ identity: Buffer.from("ok") });
});

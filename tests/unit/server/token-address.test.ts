import { expect, test } from "vitest";
import { spellToken } from "#lib/crypto/token-text.ts";
import { withCleanToken } from "#lib/server/token-address.ts";

const token = spellToken(Buffer.from("a token of thirty-six bytes, not one"));
const earlier = "9yCtYtm6lPTZ7rSlE0DLRIHELTDNA60in8TKgb9_eaLHCzv-";
const site = "https://refuge.example.org";

test.each([
  [`/en/signatures/${token}`, `/en/signatures/${token}`],
  [`/en/signatures/${token}/`, `/en/signatures/${token}/`],
  [`/en/signatures/${token}/withdraw`, `/en/signatures/${token}/withdraw`],
  [`/en/signatures/${token}./withdraw?a=b`, `/en/signatures/${token}/withdraw?a=b`],
  [`/en/signatures/${token}.`, `/en/signatures/${token}`],
  [`/fr/signatures/${token}%3E?utm_source=mail`, `/fr/signatures/${token}?utm_source=mail`],
  [`/fr/signatures/${token.toUpperCase()}%20%0A`, `/fr/signatures/${token}`],
  [`/fr/signatures/${token}${site}/fr/signatures/${token}`, `/fr/signatures/${token}`],
  [`/fr/signatures/${site}/fr/signatures/${token})`, `/fr/signatures/${token}`],
  [`/fr/signatures/${earlier}.`, `/fr/signatures/${earlier}`],
  [`/en/signatures/updates/${token},`, `/en/signatures/updates/${token}`],
  [`/FR/SIGNATURES/UPDATES/${token.toUpperCase()}`, `/fr/signatures/updates/${token}`],
  [`/unsubscribe/${token}%E2%80%8B`, `/unsubscribe/${token}`],
])("%s is %s", (target, clean) => {
  expect(withCleanToken(target)).toBe(clean);
});

test.each([
  ...[
    "/",
    "/en",
    "/en/petitions/bill-c-2",
    "/en/signatures",
    "/en/signatures/",
    "/en/signatures/wrong",
    "/unsubscribe/",
  ],
  ...[
    `/en/news/${token}.`,
    `/de/signatures/${token}.`,
    `/en/signatures/${token}%00`,
    `/en/signatures/${"a".repeat(3000)}`,
  ],
  ...[
    `/en/signatures/${token}.rsc`,
    `/en/signatures/${token}.?_rsc=1`,
    `/en/signatures/${token}.segments/_tree.segment.rsc`,
  ],
  "*",
])("%s stays as it is", (target) => {
  expect(withCleanToken(target)).toBe(target);
});

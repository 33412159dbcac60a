import { expect, test } from "vitest";
import { aRecordingSite } from "./recording-site.ts";
import { asForm } from "./site.ts";

test("a form too large is refused, announced or not", async () => {
  const { send, posted, words } = await aRecordingSite();
  const form = asForm([["name", "x".repeat(40_000)]]);
  expect((await send("/en", form)).status).toBe(413);
  async function* pieces() {
    for (let at = 0; at < form.body.length; at += 1_000) yield Buffer.from(form.body.slice(at, at + 1_000));
  }
  const chunked = await send("/en", { ...form, body: pieces() });
  expect(chunked.status).toBe(413);
  expect(chunked.text).toContain(words.en.tooLarge.title);
  expect(posted()).toEqual([]);
});

test("a form with too many fields is refused", async () => {
  const { send, posted } = await aRecordingSite();
  const fields = Array.from({ length: 201 }, (_, at): [string, string] => [`f${at}`, "x"]);
  expect((await send("/en", asForm(fields))).status).toBe(413);
  expect((await send("/en", asForm(fields.slice(0, 200)))).status).toBe(200);
  expect(posted()).toHaveLength(1);
});

test("a body that is no form is refused in words", async () => {
  const { send, reached } = await aRecordingSite();
  const answer = await send("/en", { ...asForm([]), body: "garbage" });
  expect([answer.status, answer.headers["content-type"]]).toEqual([400, "text/html; charset=utf-8"]);
  expect(reached).toHaveLength(0);
});

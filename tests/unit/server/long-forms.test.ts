import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { fieldsOf, readFormBody } from "#lib/server/form-body.ts";

const TYPE = "multipart/form-data; boundary=----a-boundary";
const part = (headers: string, value: string) => `------a-boundary\r\n${headers}\r\n\r\n${value}\r\n`;
const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value);
const END = "------a-boundary--\r\n";

async function read(body: string, type = TYPE) {
  const request = new IncomingMessage(new Socket());
  request.headers["content-type"] = type;
  request.push(body);
  request.push(null);
  const form = await readFormBody(request);
  if (form === null) throw new Error("the body was not read to its end");
  const begun = performance.now();
  const fields = await fieldsOf(form);
  return { trouble: form.trouble, fields, milliseconds: performance.now() - begun };
}

test.each([
  ["thousands of parameters", part(`Content-Disposition: form-data; ${"a=b; ".repeat(6000)}name="a"`, "v")],
  ["a name of 30 kB", field("a%22".repeat(7500), "v")],
  ["thousands of headers", part(`${"A: b\r\n".repeat(5000)}Content-Disposition: form-data; name="a"`, "v")],
])("a part with %s is not read", async (_, long) => {
  for (const body of [long + END, field("name", "Zoë") + long + END, long.repeat(2) + END]) {
    const { fields, trouble, milliseconds } = await read(body);
    expect(fields).toEqual([]);
    expect(trouble).not.toBeNull();
    expect(milliseconds).toBeLessThan(50);
  }
});

test.each([
  ["two boundaries", `${TYPE}; boundary=b`],
  ["a boundary within another parameter", `multipart/form-data; a="; boundary=b"; boundary=----a-boundary`],
  ["no boundary", "multipart/form-data"],
])("a form with %s is not read", async (_, type) => {
  expect(await read(`${field("name", "Zoë")}${END}--b--`, type)).toMatchObject({ trouble: "unreadable", fields: [] });
});

test("a form as browsers send it is read, and so are the parts of one that is too large", async () => {
  const typed = field("name", "Zoë") + field(`$ACTION_1:0`, '{"id":"x"}');
  expect(await read(typed + END)).toMatchObject({
    trouble: null,
    fields: [
      ["name", "Zoë"],
      ["$ACTION_1:0", '{"id":"x"}'],
    ],
  });
  expect(await read(typed + END, TYPE.replace(/=(.*)/, '="$1"'))).toMatchObject({
    trouble: null,
    fields: { length: 2 },
  });
  const cut = await read(typed + field("postalCode", "x".repeat(40_000)) + END);
  expect(cut).toMatchObject({ trouble: "too-large", fields: { length: 2 } });
});

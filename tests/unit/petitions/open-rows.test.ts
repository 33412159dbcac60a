import { expect, test } from "vitest";
import { startRowOpener } from "#lib/petitions/deliver/open-rows.ts";
import type { StoredRow } from "#lib/petitions/deliver/snapshot.ts";

async function* oneBatch(): AsyncGenerator<StoredRow[]> {
  yield [];
}

test("threads that cannot read the key end the delivery", async () => {
  const opener = startRowOpener(["no key"], "right-to-stay");
  await expect(opener.open(oneBatch()).next()).rejects.toThrow("bytes");
  await opener.stop();
});

test("threads that ended before their first batch end the delivery instead of holding it up", async () => {
  const opener = startRowOpener(["no key"], "right-to-stay");
  await opener.stop();
  await expect(opener.open(oneBatch()).next()).rejects.toThrow();
});

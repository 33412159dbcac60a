import { parentPort, workerData } from "node:worker_threads";
import { createDecrypter } from "../../crypto/decrypt.ts";
import type { Opened, Sealed } from "./open-rows.ts";

// One thread of open-rows.ts: takes encrypted rows and returns names and postal prefixes, or the id of a row that
// cannot be decrypted.
const { secretKeys, petition }: { secretKeys: string[]; petition: string } = workerData;
const open = await createDecrypter(secretKeys);

parentPort?.on("message", (rows: Sealed[]) => {
  const opened: Opened[] = [];
  for (const { id, name, postal } of rows) {
    try {
      opened.push({ name: openField(name, id, "name"), postal: openField(postal, id, "postal") });
    } catch (error) {
      parentPort?.postMessage({ failed: id, why: error instanceof Error ? error.message : "unknown" });
      return;
    }
  }
  parentPort?.postMessage({ opened });
});

function openField(sealed: string | null, id: string, field: "name" | "postal"): string {
  if (sealed === null) throw new Error("It is confirmed but empty");
  return open(Buffer.from(sealed, "base64"), { petition, id, field });
}

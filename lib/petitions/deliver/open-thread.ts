import { parentPort, workerData } from "node:worker_threads";
import { open } from "../../privacy/open.ts";
import type { Opened, Sealed } from "./open-rows.ts";

// One thread of open-rows.ts: takes sealed rows, gives back names and postal prefixes, or the id of what does not open.
const { secretKeys, petition }: { secretKeys: string[]; petition: string } = workerData;

parentPort?.on("message", async (rows: Sealed[]) => {
  const opened: Opened[] = [];
  for (const { id, name, postal } of rows) {
    try {
      opened.push({ name: await openField(name, id, "name"), postal: await openField(postal, id, "postal") });
    } catch (error) {
      parentPort?.postMessage({ failed: id, why: error instanceof Error ? error.message : "unknown" });
      return;
    }
  }
  parentPort?.postMessage({ opened });
});

/** After a rotation of keys, older rows open with the older key. */
async function openField(sealed: string | null, id: string, field: "name" | "postal"): Promise<string> {
  if (sealed === null) throw new Error("It is confirmed and yet empty");
  let refusal: unknown;
  for (const secretKey of secretKeys) {
    try {
      return await open(secretKey, Buffer.from(sealed, "base64"), { petition, id, field });
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

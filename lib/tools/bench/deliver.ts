import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { duration, print } from "../../cli/terminal/print.ts";
import { getPetition } from "../../content/index.ts";
import { decryptWith } from "../../crypto/age.ts";
import { makeApprovalKey } from "../../crypto/approval-key.ts";
import { makeKeys } from "../../crypto/keys.ts";
import { startThrowawayPostgres } from "../../db/embedded/throwaway.ts";
import { migrate } from "../../db/migrate.ts";
import { environment } from "../../env.ts";
import { fillSignatures } from "../../harness/fill-signatures.ts";
import { SetupError } from "../../operator-error.ts";

const ROWS = 1_000_000;
const MEMORY_MAX_MB = 512;
const PETITION = "bill-c-2";
// Its threads are included, since they belong to the process.
const PEAK = `data:text/javascript,process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS+"\\n"))`;

/**
 * Delivers a million signatures with the real command, measures its memory, and checks the pack as its recipient would.
 */
export async function benchDeliver(): Promise<void> {
  const rows = Number(process.argv[3] ?? ROWS);
  const petition = await getPetition("en", PETITION);
  const keys = makeKeys();
  const identity = await generateX25519Identity();
  const folder = await mkdtemp(join(tmpdir(), "bench-deliver-"));
  const postgres = await startThrowawayPostgres();
  try {
    await migrate(postgres.url);
    print(`Filling ${rows.toLocaleString("en-CA")} confirmed signatures …`);
    await fillSignatures(postgres.url, petition, keys.web.DELIVERY_PUBLIC_KEY, rows);
    const key = join(folder, "delivery.secret");
    await writeFile(key, keys.deliverySecret, { mode: 0o600 });
    const recipient = await identityToRecipient(identity);
    const env = {
      ...environment(),
      DATABASE_URL: postgres.url,
      DATA_DIR: folder,
      ...(await approvedBy(recipient, folder, postgres.url)),
    };
    const begun = performance.now();
    const args = ["deliver", PETITION, "--key", key, "--to", recipient];
    const { pack, peakMb } = await run(args, env);
    const elapsed = performance.now() - begun;
    await check(pack, identity, rows);
    print(`${Math.round(rows / (elapsed / 1000)).toLocaleString("en-CA")} rows/s, ${duration(elapsed)} in all.`);
    print(
      `Peak memory ${peakMb} MB (under ${MEMORY_MAX_MB} promised: ${peakMb < MEMORY_MAX_MB ? "kept" : "NOT kept"})`,
    );
    if (peakMb >= MEMORY_MAX_MB) process.exitCode = 1;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two people approve the delivery. @returns the variable that names them */
async function approvedBy(recipient: string, folder: string, url: string): Promise<{ DELIVERY_APPROVERS: string }> {
  const people = ["first bench", "second bench"].map((role) => ({ role, ...makeApprovalKey() }));
  const DELIVERY_APPROVERS = people.map(({ role, publicKey }) => `${role}:${publicKey}`).join();
  for (const { secretKey } of people) {
    const own = join(folder, "approver.pem");
    await writeFile(own, secretKey, { mode: 0o600 });
    const args = ["approve", PETITION, "--key", own, "--up-to", "100000000", "--to", recipient];
    await run(args, { ...environment(), DATABASE_URL: url, DATA_DIR: folder, DELIVERY_APPROVERS });
  }
  return { DELIVERY_APPROVERS };
}

function run(args: string[], env: NodeJS.ProcessEnv): Promise<{ pack: string; peakMb: number }> {
  return new Promise((resolve, reject) => {
    const command = join(import.meta.dirname, "../../cli/petition.ts");
    const child = spawn(process.execPath, ["--import", PEAK, command, ...args], { env });
    let output = "";
    child.stdout.on("data", (text: Buffer) => {
      output += text.toString();
    });
    child.stderr.on("data", (text: Buffer) => {
      output += text.toString();
      process.stderr.write(text);
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code !== 0) return reject(new SetupError(`The delivery failed:\n${output}`));
      const pack = /signatures in (\S+),/.exec(output)?.[1] ?? "";
      resolve({ pack, peakMb: Math.round(Number(/^peak (\d+)$/m.exec(output)?.[1]) / 1024) });
    });
  });
}

async function check(pack: string, identity: string, rows: number): Promise<void> {
  const manifest = JSON.parse((await readAll(pack, "manifest.json", identity)).text);
  for (const { name, sha256, rows: promised } of manifest.files) {
    const { hash, lines } = await readAll(pack, name, identity);
    const right = hash === sha256 && (promised === undefined || (promised === rows && lines === rows + 1));
    if (!right) throw new SetupError(`${name} does not match its manifest.`);
  }
  print(`The pack decrypts, and its manifest holds: ${rows.toLocaleString("en-CA")} rows.`);
}

/** The text of small files only. */
async function readAll(
  pack: string,
  name: string,
  identity: string,
): Promise<{ text: string; hash: string; lines: number }> {
  const hash = createHash("sha256");
  let [text, lines] = ["", 0];
  for await (const chunk of await decryptWith(identity, createReadStream(join(pack, `${name}.age`)))) {
    hash.update(chunk);
    for (const byte of chunk) if (byte === 10) lines += 1;
    if (name.endsWith(".json")) text += Buffer.from(chunk).toString();
  }
  return { text, hash: hash.digest("hex"), lines };
}

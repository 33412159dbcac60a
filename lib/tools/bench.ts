import { loadEnvironmentFile } from "../cli/load-environment.ts";
import { command, print } from "../cli/terminal/print.ts";

/** `npm run bench -- <name>`: measurements that anyone can repeat. */
const benches: Record<string, { summary: string; run: () => Promise<void> }> = {
  pages: {
    summary: "an issue page through the server in front, through Next alone and through nginx, compared",
    run: async () => (await import("./bench/pages.ts")).benchPages(),
  },
  pressure: {
    summary: "the effect of an attack from one network on other visitors and on memory",
    run: async () => (await import("./bench/pressure.ts")).benchPressure(),
  },
  answers: {
    summary: "whether new, waiting, confirmed and held addresses get the same answer after the same time",
    run: async () => (await import("./bench/answers.ts")).benchAnswers(),
  },
  signing: {
    summary:
      "signatures a second through the whole site, with the CPU time of each, beside single inserts of the same row",
    run: async () => (await import("./bench/signing.ts")).benchSigning(),
  },
  confirming: {
    summary: "presses of the button behind mailed links a second, with the CPU time of each",
    run: async () => (await import("./bench/signing.ts")).benchConfirming(),
  },
  mailing: {
    summary: "mails a second, with the CPU time of worker and database for each",
    run: async () => (await import("./bench/mailing.ts")).benchMailing(),
  },
  storm: {
    summary:
      "many read while many sign and confirm; connections, signings/s, confirmations/s, seconds, rounds may follow",
    run: async () => (await import("./bench/storm.ts")).benchStorm(),
  },
  memory: {
    summary: "the memory of web process and worker under an hour of mixed load and floods; other minutes may follow",
    run: async () => (await import("./bench/memory.ts")).benchMemory(),
  },
  growth: {
    summary:
      "counts, statistics, expiry and signing with 10 thousand and 1 million signatures; other numbers may follow",
    run: async () => (await import("./bench/growth.ts")).benchGrowth(),
  },
  deliver: {
    summary: "a million signatures into an encrypted pack, with the memory it takes; another number may follow",
    run: async () => (await import("./bench/deliver.ts")).benchDeliver(),
  },
  faults: {
    summary:
      "10,000 signatures while database, web process and worker are killed 200 times; other numbers, and a seed, may follow",
    run: async () => (await import("./bench/faults.ts")).benchFaults(),
  },
  fleet: {
    summary:
      "two web processes and two workers behind nginx and PgBouncer, restarted 10 times under 20 signings a second; other numbers may follow",
    run: async () => (await import("./bench/fleet.ts")).benchFleet(),
  },
};

loadEnvironmentFile();
await command(async () => {
  const bench = benches[process.argv[2] ?? ""];
  if (bench) return bench.run();
  print("npm run bench -- <name>");
  for (const [name, { summary }] of Object.entries(benches)) print(`  ${name}   ${summary}`);
  process.exitCode = 1;
});
process.exit();

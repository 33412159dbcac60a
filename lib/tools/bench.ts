import { loadEnvironmentFile } from "../cli/load-environment.ts";
import { command, print } from "../cli/terminal/print.ts";

/** `npm run bench -- <name>`: measurements that anyone can repeat. */
const benches: Record<string, { tells: string; run: () => Promise<void> }> = {
  pages: {
    tells: "an issue page through the front, through plain Next and through nginx, side by side",
    run: async () => (await import("./bench/pages.ts")).benchPages(),
  },
  pressure: {
    tells: "what others notice, and what stays in memory, while one network presses the site",
    run: async () => (await import("./bench/pressure.ts")).benchPressure(),
  },
  answers: {
    tells: "whether new, waiting, confirmed and held addresses are told the same after the same time",
    run: async () => (await import("./bench/answers.ts")).benchAnswers(),
  },
  deliver: {
    tells: "a million signatures into an encrypted pack, with the memory it takes; another number may follow",
    run: async () => (await import("./bench/deliver.ts")).benchDeliver(),
  },
  faults: {
    tells:
      "10,000 signatures while database, web process and worker are killed 200 times; other numbers, and a seed, may follow",
    run: async () => (await import("./bench/faults.ts")).benchFaults(),
  },
};

loadEnvironmentFile();
await command(async () => {
  const bench = benches[process.argv[2] ?? ""];
  if (bench) return bench.run();
  print("npm run bench -- <name>");
  for (const [name, { tells }] of Object.entries(benches)) print(`  ${name}   ${tells}`);
  process.exitCode = 1;
});
process.exit();

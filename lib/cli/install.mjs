// Runs before start, dev, check, test and every other command that needs the packages, on the machine's own Node:
// built-in modules only, no TypeScript. With --no-install, before `npm run build`, it only says that packages are missing.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { explainNpm, obstacle } from "./install/explain.mjs";
import { generateClient } from "./install/generate.mjs";
import { whyInstall } from "./install/state.mjs";

const NODE_MIN = [22, 18]; // the first version that runs TypeScript files directly

const root = join(import.meta.dirname, "../..");

try {
  await installPackages();
  generateClient(root, findNode(), say);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n\n`);
  process.exitCode = 1;
}

async function installPackages() {
  const reason = whyInstall(root);
  if (reason === null) return;
  if (process.argv.includes("--no-install"))
    throw new Error(
      `The packages are not as package-lock.json wants them (${reason}).\nRun \`npm ci --ignore-scripts\` first.`,
    );
  const problem = obstacle(root);
  if (problem !== null) throw new Error(problem);
  say(`Installing the packages (${reason}); this takes about a minute …`);
  const begun = Date.now();
  const { code, output } = await runNpm(begun);
  if (code !== 0) throw new Error(explainNpm(output, root));
  say(`Installed in ${seconds(begun)}.`);
}

function runNpm(begun) {
  // No package's own install script runs: this project does what two of them would do (see lib/db/embedded/binaries.ts
  // and generate.mjs).
  const args = ["ci", "--include=dev", "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith("js") ? [process.execPath, [npm]] : ["npm", []];
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const progress = setInterval(() => say(`  still installing (${seconds(begun)})`), 15_000);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output = `${output}${chunk}`.slice(-20_000);
      });
    }
    const end = (code) => {
      clearInterval(progress);
      resolve({ code, output });
    };
    child.on("error", (error) => {
      output += error.message;
      end(1);
    });
    child.on("close", end);
  });
}

/**
 * The Node that everything else runs on: the one among the packages, or else the machine's own when it is new enough.
 */
function findNode() {
  const own = join(root, "node_modules/.bin/node");
  if (existsSync(own) && spawnSync(own, ["--version"]).status === 0) return own;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [majorMin, minorMin] = NODE_MIN;
  if (major > majorMin || (major === majorMin && minor >= minorMin)) return process.execPath;
  throw new Error(
    `This machine has Node ${process.versions.node}, and the project has no newer one for ${process.platform}-${process.arch}.\nInstall Node ${NODE_MIN.join(".")} or later (nodejs.org) and run the same command again.`,
  );
}

function seconds(begun) {
  return `${Math.round((Date.now() - begun) / 1000)} s`;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

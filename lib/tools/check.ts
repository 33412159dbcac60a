import { runChecks } from "./test/stages.ts";

/** `npm run check`: types, lint, content and unused code; a failure of one does not stop the others. */
const outcomes = await runChecks();
process.exitCode = outcomes.find(({ code }) => code !== 0)?.code ?? 0;

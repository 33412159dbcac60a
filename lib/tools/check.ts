import { runChecks } from "./test/stages.ts";

/** `npm run check`: types, lint and content, all of them even when one fails. */
const outcomes = await runChecks();
process.exitCode = outcomes.find(({ code }) => code !== 0)?.code ?? 0;

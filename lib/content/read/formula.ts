/** What a name in a formula stands for: null for a value that is missing there, undefined when there is no such name. */
export type ValueOf = (name: string) => number | null | undefined;

/** A formula that cannot be worked out, in words for an editor. */
export class FormulaError extends Error {}

/** Whether a value is worked out from others: `= resettlement.world@2025 / 2`. */
export function isFormula(value: unknown): value is string {
  return typeof value === "string" && value.trimStart().startsWith("=");
}

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?)(?![\w.@-])|(?<name>[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)?(?:@[A-Za-z0-9-]+)?)|(?<mark>[()+\-*/,]))/uy;

/**
 * Works out a formula: numbers, `+ - * /`, parentheses, `round(value, decimals)`, `sum(value, …)`, which leaves missing
 * values out, and names: `series@row` of the same dataset, `dataset.series@row`, or `figure(id)`. A minus has spaces
 * around it, because names have hyphens.
 * @throws FormulaError
 */
export function workOut(formula: string, lookUp: ValueOf): number {
  const tokens = tokensOf(formula.trim().slice(1));
  let at = 0;
  const value = expression();
  if (at < tokens.length) throw new FormulaError(`the formula goes wrong at \`${tokens[at]}\``);
  if (!Number.isFinite(value)) throw new FormulaError("the formula divides by zero");
  return value;

  function expression(): number {
    let sum = product();
    while (tokens[at] === "+" || tokens[at] === "-") sum += tokens[at++] === "+" ? product() : -product();
    return sum;
  }

  function product(): number {
    let value = single();
    while (tokens[at] === "*" || tokens[at] === "/") value = tokens[at++] === "*" ? value * single() : value / single();
    return value;
  }

  function single(): number {
    const token = tokens[at++];
    if (token === undefined) throw new FormulaError("the formula ends too early");
    if (token === "(") return closed(expression());
    if (/^\d/u.test(token)) return Number(token);
    if (tokens[at] === "(") return call(token);
    if (/^[a-z]/u.test(token)) return known(token);
    throw new FormulaError(`the formula goes wrong at \`${token}\``);
  }

  function call(name: string): number {
    at += 1;
    if (name === "figure") return closed(known(`figure(${tokens[at++] ?? ""})`));
    if (name === "sum") return closed(list().reduce((sum, one) => sum + one, 0));
    if (name !== "round") throw new FormulaError(`the formula knows no \`${name}(…)\`, only round, sum and figure`);
    const [value = 0, decimals = 0] = list();
    return closed(Math.round(value * 10 ** decimals) / 10 ** decimals);
  }

  /** The values between parentheses; a missing one counts for nothing. */
  function list(): number[] {
    const values: number[] = [];
    do {
      const lone = tokens[at] ?? "";
      const ends = tokens[at + 1] === "," || tokens[at + 1] === ")";
      if (ends && /^[a-z]/u.test(lone) && lookUp(lone) === null) at += 1;
      else values.push(expression());
    } while (tokens[at] === "," && at++ >= 0);
    return values;
  }

  function closed(value: number): number {
    if (tokens[at++] !== ")") throw new FormulaError("the formula lacks a closing parenthesis");
    return value;
  }

  function known(name: string): number {
    const value = lookUp(name);
    if (value === undefined) throw new FormulaError(`the formula names \`${name}\`, which is not there`);
    if (value === null) throw new FormulaError(`the formula names \`${name}\`, whose value is missing`);
    return value;
  }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new FormulaError(`the formula goes wrong at \`${text.slice(from).trim().slice(0, 20)}\``);
    tokens.push(match[0].trim());
  }
  return tokens;
}

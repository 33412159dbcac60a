/** Every field that a line may have. Other fields are dropped. */
export type LogLine = {
  /** What happened: a word or two, always the same for the same kind of event. */
  event: string;
  /** What was being done, as a verb of the domain. */
  doing?: string;
  /** A short code: of an error, an HTTP response or a mail server. */
  code?: string;
  sqlState?: string;
  reason?: string;
  result?: string;
  /** The path of a page, without query and without tokens. */
  path?: string;
  /** Where an error without a code was thrown: file and line. */
  place?: string;
  /** References to public things, or to jobs of the queue. */
  petition?: string;
  job?: string;
  news?: string;
  rule?: string;
  version?: number;
  /** A variable to set, or to look at. */
  variable?: string;
  /** What an operator should do about it. */
  advice?: string;
  /** Amounts. */
  status?: number;
  port?: number;
  seconds?: number;
  count?: number;
  removed?: number;
  changes?: number;
  wordings?: number;
  /** Of several web processes on one address: its place among them, from 0, and its number. */
  slot?: number;
  pid?: number;
  /** Memory in megabytes: of the machine, and of the JavaScript heap. */
  residentMb?: number;
  heapMb?: number;
  difference?: Record<string, number>;
  /** How many lines of this kind were left out since the last one. */
  repeated?: number;
};

const TEXTS = new Set<string>([
  "event",
  "doing",
  "code",
  "sqlState",
  "reason",
  "result",
  "path",
  "place",
  "petition",
  "job",
  "news",
  "rule",
  "variable",
  "advice",
] satisfies (keyof LogLine)[]);
const AMOUNTS = new Set<string>([
  "version",
  "status",
  "port",
  "seconds",
  "count",
  "removed",
  "changes",
  "wordings",
  "slot",
  "pid",
  "residentMb",
  "heapMb",
  "repeated",
] satisfies (keyof LogLine)[]);

const TEXT_LENGTH_MAX = 200;

/** Removes unknown fields from a line, and from the others any text that looks like an email address or a token. */
export function cleanLine(line: unknown): LogLine {
  const fields = typeof line === "object" && line !== null && !(line instanceof Error) ? line : {};
  const passed = Object.entries(fields).flatMap(([name, value]) => {
    const cleaned = cleanValue(name, value);
    return cleaned === undefined ? [] : [[name, cleaned]];
  });
  return { event: "unnamed", ...Object.fromEntries(passed) };
}

function cleanValue(name: string, value: unknown): unknown {
  if (TEXTS.has(name) && typeof value === "string") return cleanText(value);
  if (AMOUNTS.has(name) && typeof value === "number") return value;
  if (name !== "difference" || typeof value !== "object" || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([, amount]) => typeof amount === "number"));
}

/** The last guard, against a caller that puts personal data into a known field. */
function cleanText(text: string): string {
  return text
    .replace(/\S*@\S*/g, "…")
    .replace(/[\w-]{40,}/g, "…")
    .slice(0, TEXT_LENGTH_MAX);
}

// Loaded with NODE_OPTIONS=--import into the processes of a site: moves their clock by the milliseconds in
// DATA_DIR/clock.
import { readFileSync } from "node:fs";

const TrueDate = Date;
const LOOKED_AT_EVERY_MS = 100;
let ahead = 0;

setInterval(look, LOOKED_AT_EVERY_MS).unref();

function look() {
  try {
    ahead = Number(readFileSync(`${process.env.DATA_DIR}/clock`, "utf8"));
  } catch {
    ahead = 0; // the clock has not been moved
  }
}

function now() {
  return TrueDate.now() + ahead;
}

globalThis.Date = new Proxy(TrueDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});

// Next calculates the age of cached pages with this value.
const trueOrigin = performance.timeOrigin;
Object.defineProperty(performance, "timeOrigin", { get: () => trueOrigin + ahead });

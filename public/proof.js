// Works out the proof that a flooded petition asks for. Only the answer that asks for one loads this.

const box = document.querySelector("[data-challenge]");
const field = document.querySelector("[name=proof]");
const bar = box.querySelector("progress");
const challenge = JSON.parse(box.dataset.challenge);
const { nonce, salt, cost, keyLength, keyPrefix, data } = challenge.parameters;

/** Tries at once: browsers share them out among the cores. */
const AT_ONCE = 4;

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The key of one try: from the nonce and the try's number, in four bytes. */
async function derive(counter) {
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
  new DataView(password.buffer).setUint32(password.length - 4, counter);
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  return hex(await crypto.subtle.deriveBits(how, key, keyLength * 8));
}

async function solve() {
  for (let from = 0; from <= data.tries; from += AT_ONCE) {
    bar.value = from;
    const keys = await Promise.all(Array.from({ length: AT_ONCE }, (_, step) => derive(from + step)));
    const found = keys.findIndex((key) => key.startsWith(keyPrefix));
    if (found >= 0) return { counter: from + found, derivedKey: keys[found] };
  }
  throw new Error("No try fits");
}

let state = "working";
let pressed = null;

/** Says where the work is, to eyes and to screen readers. */
function show(next) {
  state = next;
  box.dataset.state = state;
  box.querySelector("[role=status]").textContent = box.dataset[state];
}

/** A press before the work is done counts, a little later. The button for the other language need not wait. */
function wait(event) {
  if ((state !== "working" && state !== "waiting") || event.submitter?.name === "intent") return;
  event.preventDefault();
  event.stopPropagation();
  pressed = event.submitter;
  show("waiting");
}

function finish(solution) {
  field.value = btoa(JSON.stringify({ challenge, solution }));
  bar.value = bar.max;
  show("done");
  pressed?.click();
}

field.form.addEventListener("submit", wait);
show("working");
solve()
  .then(finish)
  .catch(() => show("failed"));

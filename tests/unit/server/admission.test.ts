import { beforeEach, expect, test, vi } from "vitest";
import { Busy, createAdmission, type Leave } from "#lib/server/admission.ts";
import { type Pace, paceOfThread } from "#lib/server/thread.ts";

const bounds = { inFlightMax: 4, inFlightPerNetworkMax: 2, waitingMax: 6, waitingPerNetworkMax: 4, waitMsMax: 1_000 };

/** An admission that notes who got in, in order. */
function aQueue(changed = {}, pace?: Pace) {
  const admission = createAdmission({ ...bounds, ...changed }, pace);
  const entered: string[] = [];
  const leaves: Leave[] = [];
  const enter = (network: string, signal?: AbortSignal) => {
    const entering = admission.enter({ network, ...(signal ? { signal } : {}) }).then((leave) => {
      entered.push(network);
      leaves.push(leave);
    });
    entering.catch(() => undefined);
    return entering;
  };
  return { enter, entered, leaves };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(
  () =>
    void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] }),
);

test("one network has two at once, all networks four", async () => {
  const { enter, entered } = aQueue();
  for (const network of ["a", "a", "a", "b", "b", "c"]) void enter(network);
  await settled();
  expect(entered).toEqual(["a", "a", "b", "b"]);
});

test("networks take turns, so a long queue of one delays the others by one", async () => {
  const { enter, entered, leaves } = aQueue({ inFlightMax: 1 });
  for (const network of ["a", "a", "a", "a", "b", "c"]) void enter(network);
  await settled();
  for (let at = 0; at < 5; at += 1) {
    leaves[at]?.();
    await settled();
  }
  expect(entered).toEqual(["a", "a", "b", "c", "a", "a"]);
});

test("a place given back twice is one place", async () => {
  const { enter, entered, leaves } = aQueue({ inFlightMax: 1 });
  for (const network of ["a", "b", "c"]) void enter(network);
  await settled();
  leaves[0]?.();
  leaves[0]?.();
  await settled();
  expect(entered).toEqual(["a", "b"]);
});

test("beyond the queue of a network, or of all, nobody waits", async () => {
  const { enter } = aQueue({ inFlightMax: 1 });
  for (let at = 0; at < 5; at += 1) void enter("a");
  await expect(enter("a")).rejects.toBeInstanceOf(Busy);
  void enter("b");
  void enter("c");
  await expect(enter("d")).rejects.toBeInstanceOf(Busy);
});

test("who waits too long is told", async () => {
  const { enter } = aQueue({ inFlightMax: 1 });
  void enter("a");
  const waiting = enter("b");
  vi.advanceTimersByTime(1_000);
  await expect(waiting).rejects.toBeInstanceOf(Busy);
});

test("who hangs up leaves the queue, and the next gets the place", async () => {
  const { enter, entered, leaves } = aQueue({ inFlightMax: 1 });
  const gone = new AbortController();
  void enter("a");
  const waiting = enter("b", gone.signal);
  void enter("c");
  gone.abort();
  await expect(waiting).rejects.toBe(gone.signal.reason);
  leaves[0]?.();
  await settled();
  expect(entered).toEqual(["a", "c"]);
});

test("when more is allowed with time, those who wait begin without another's end, first come first", async () => {
  let allowed = 1;
  const { enter, entered } = aQueue({}, { allowed: () => allowed });
  for (const network of ["a", "b", "c"]) void enter(network);
  await settled();
  expect(entered).toEqual(["a"]);
  allowed = 2;
  vi.advanceTimersByTime(50);
  await settled();
  expect(entered).toEqual(["a", "b"]);
  allowed = 3;
  void enter("d");
  await settled();
  expect(entered).toEqual(["a", "b", "c"]);
});

test("a busy thread gets few pieces of work, one with time left ever more", () => {
  const busy = [0.5, 0.5, 0.99, 0.8, 0.1, 0.1, 0.1];
  const pace = paceOfThread(4, 20, () => busy.shift() ?? 0);
  const allowed = Array.from({ length: 7 }, () => {
    vi.advanceTimersByTime(50);
    return [pace.allowed(), pace.allowed()];
  });
  expect(allowed.map(([first]) => first)).toEqual([8, 16, 4, 4, 8, 16, 20]);
  expect(allowed.every(([first, again]) => first === again)).toBe(true);
});

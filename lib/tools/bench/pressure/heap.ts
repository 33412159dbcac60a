import { once } from "node:events";

/** Reads another process's heap through its inspector. */
export interface Heap {
  /** Bytes in use after a collection. */
  used(): Promise<number>;
  close(): void;
}

/** @param address the `ws://` address that Node prints when it is started with `--inspect` */
export async function watchHeap(address: string): Promise<Heap> {
  const socket = new WebSocket(address);
  await once(socket, "open");
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener("message", ({ data }) => {
    const { id, result } = JSON.parse(String(data));
    waiting.get(id)?.(result);
  });
  let sent = 0;
  const call = (method: string) =>
    new Promise<unknown>((resolve) => {
      sent += 1;
      waiting.set(sent, resolve);
      socket.send(JSON.stringify({ id: sent, method }));
    });
  return {
    used: async () => {
      // Objects that one collection finalizes are freed by the next.
      await call("HeapProfiler.collectGarbage");
      await call("HeapProfiler.collectGarbage");
      const usage = await call("Runtime.getHeapUsage");
      return Number(Reflect.get(Object(usage), "usedSize"));
    },
    close: () => socket.close(),
  };
}

import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { Acknowledged } from "./acknowledged.ts";

/** The mail for one address. More than one of anything but mails means that something was done twice. */
interface Letterbox {
  mails: number;
  messageIds: Set<string>;
  /** Paths of the supporter's own page. */
  links: Set<string>;
}

export interface PostOffice {
  url: string;
  boxes: Map<string, Letterbox>;
  /** The supporter's own page, once its mail has arrived. */
  linkFor(address: string): Promise<string>;
  close(): Promise<void>;
}

/** A mail server that accepts every mail and stores its content. */
export async function openPostOffice(): Promise<PostOffice> {
  const boxes = new Map<string, Letterbox>();
  const waiting = new Map<string, (link: string) => void>();
  const put = (address: string, messageId: string, text: string) => {
    const link = /\/\w\w\/signatures\/[\w-]+/.exec(text)?.[0] ?? "";
    const box = boxes.get(address) ?? { mails: 0, messageIds: new Set(), links: new Set() };
    box.mails += 1;
    box.messageIds.add(messageId);
    box.links.add(link);
    boxes.set(address, box);
    waiting.get(address)?.(link);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    closeTimeout: 100,
    onData(stream, { envelope }, callback) {
      const take = async () => {
        const { messageId = "", text = "" } = await PostalMime.parse(await buffer(stream));
        for (const { address } of envelope.rcptTo) put(address, messageId, text);
      };
      take().then(() => callback(), callback); // a killed worker closes the connection in the middle
    },
  });
  server.on("error", () => undefined); // the same, between two mails
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    boxes,
    linkFor: async (address) => {
      const [link] = boxes.get(address)?.links ?? [];
      return link ?? new Promise((resolve) => waiting.set(address, resolve));
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Waits until everyone who was told to look for a mail has one, or the time is over. */
export async function untilMailed({ signed }: Acknowledged, { boxes }: PostOffice, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline && [...signed].some((address) => !boxes.has(address))) await wait(1000);
}

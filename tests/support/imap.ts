import { type AddressInfo, createServer, type Socket } from "node:net";

/** A mail in a folder. */
interface Kept {
  uid: number;
  text: string;
  seen: boolean;
}

const LOGIN = { user: "bounces@refuge.example.org", password: "pass word" };

/** What a test decides of the server. */
export interface ImapServer {
  url: string;
  folders: Map<string, Kept[]>;
  /** Adds an unread mail. */
  deliver(text: string): void;
  /** The commands that it was given, without what follows them. */
  commands: string[];
  stop(): Promise<void>;
}

/** A small IMAP server (RFC 9051) on a free port, with the folders INBOX and Done; what it does not know it refuses. */
export async function startImap(): Promise<ImapServer> {
  const folders = new Map<string, Kept[]>([
    ["INBOX", []],
    ["Done", []],
  ]);
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  let lastUid = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => undefined); // a client that leaves in the middle
    talk(socket, folders, commands);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { user, password } = LOGIN;
  return {
    url: `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`,
    folders,
    commands,
    deliver: (text) => {
      lastUid += 1;
      folders.get("INBOX")?.push({ uid: lastUid, text, seen: false });
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function talk(socket: Socket, folders: Map<string, Kept[]>, commands: string[]): void {
  let selected: Kept[] = [];
  const say = (line: string) => socket.write(`${line}\r\n`, "latin1");
  const mail = (uid: string) => selected.find((kept) => kept.uid === Number(uid));

  const answers: [RegExp, (...parts: string[]) => string | undefined][] = [
    [/^CAPABILITY$/i, () => void say("* CAPABILITY IMAP4rev1 MOVE UIDPLUS")],
    [/^(?:NOOP|SUBSCRIBE .*)$/i, () => undefined],
    [
      /^LOGIN "?([^" ]+)"? "?([^"]+)"?$/i,
      (user, password) =>
        user === LOGIN.user && password === LOGIN.password
          ? undefined
          : `NO [AUTHENTICATIONFAILED] ${user} is not let in`,
    ],
    [/^(?:LIST|LSUB) .*$/i, () => void say('* LIST (\\Noselect) "/" ""')],
    [
      /^SELECT "?([^"]+)"?$/i,
      (name) => {
        const folder = folders.get(name ?? "");
        if (!folder) return `NO [NONEXISTENT] ${name} does not exist`;
        selected = folder;
        for (const line of [
          `${folder.length} EXISTS`,
          "FLAGS (\\Seen)",
          "OK [PERMANENTFLAGS (\\Seen)]",
          "OK [UIDVALIDITY 1]",
        ])
          say(`* ${line}`);
      },
    ],
    [
      /^UID SEARCH (?:UNSEEN|NOT SEEN)$/i,
      () => {
        const unread = selected.filter(({ seen }) => !seen).map(({ uid }) => uid);
        say(`* SEARCH ${unread.join(" ")}`.trimEnd());
      },
    ],
    [
      /^UID FETCH (\d+) \(.*BODY\.PEEK\[\]<0\.(\d+)>.*\)$/i,
      (uid = "", most) => {
        const text = mail(uid)?.text.slice(0, Number(most)) ?? "";
        say(
          `* ${selected.findIndex((kept) => kept.uid === Number(uid)) + 1} FETCH (UID ${uid} BODY[]<0> {${text.length}}`,
        );
        say(`${text})`);
      },
    ],
    [
      /^UID STORE (\d+) \+FLAGS(?:\.SILENT)? \(\\Seen\)$/i,
      (uid = "") => {
        Object.assign(mail(uid) ?? {}, { seen: true });
      },
    ],
    [
      /^UID MOVE (\d+) "?([^"]+)"?$/i,
      (uid = "", name = "") => {
        const [target, kept] = [folders.get(name), mail(uid)];
        if (!target || !kept) return `NO [TRYCREATE] ${name} does not exist`;
        say(`* ${selected.indexOf(kept) + 1} EXPUNGE`);
        selected.splice(selected.indexOf(kept), 1);
        target.push(kept);
      },
    ],
    [/^LOGOUT$/i, () => void say("* BYE")],
  ];

  let rest = "";
  socket.setEncoding("latin1").on("data", (data: string) => {
    const lines = (rest + data).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const [, tag, command = ""] = /^(\S+) (.*)$/.exec(line) ?? [];
      commands.push(/^(?:UID )?\w+/i.exec(command)?.[0] ?? "");
      const [form, answer] = answers.find(([known]) => known.test(command)) ?? [];
      const [, ...parts] = form?.exec(command) ?? [];
      say(`${tag} ${answer ? (answer(...parts) ?? "OK done") : `BAD unknown: ${command}`}`);
      if (/^LOGOUT$/i.test(command)) socket.end();
    }
  });
  say("* OK ready");
}

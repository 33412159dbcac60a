/** A program of the site that is started by itself. Each reads `.env.<role>`, or else `.env`. */
export type Role = "web" | "worker" | "migrations" | "team";

type Variables = Record<string, string | undefined>;

/** Secrets that a role has no use for. What a process does not hold cannot be taken from it. */
const NOT_FOR: Record<Role, readonly string[]> = {
  web: ["MAIL_SECRET_KEY", "DIRECT_DATABASE_URL", "SCRATCH_DATABASE_URL", "DKIM_KEY_FILE", "BOUNCE_IMAP_URL"],
  worker: [
    "MAIL_PUBLIC_KEY",
    "DELIVERY_PUBLIC_KEY",
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    "OUTBOX_KEY",
    "ALERT_SMTP_URL",
    "DIRECT_DATABASE_URL",
    "SCRATCH_DATABASE_URL",
  ],
  migrations: [
    "INDEX_KEY",
    "MAIL_PUBLIC_KEY",
    "MAIL_SECRET_KEY",
    "DELIVERY_PUBLIC_KEY",
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    "OUTBOX_KEY",
    "SMTP_URL",
    "ALERT_SMTP_URL",
    "BOUNCE_IMAP_URL",
  ],
  team: ["MAIL_SECRET_KEY", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "OUTBOX_KEY", "ALERT_SMTP_URL", "BOUNCE_IMAP_URL"],
};

/** The variables of one role: without the secrets of others, and for the web process without the mail server's password. */
export function variablesFor(role: Role, variables: Variables): Variables {
  const withheld = new Set(NOT_FOR[role].flatMap((name) => [name, `${name}_FILE`]));
  const own = Object.fromEntries(Object.entries(variables).filter(([name]) => !withheld.has(name)));
  if (role === "web" && own.SMTP_URL) own.SMTP_URL = withoutPassword(own.SMTP_URL);
  return own;
}

/** The web process only has to know that mail is sent by SMTP, not the credentials. What is no URL is left to the check. */
export function withoutPassword(smtpUrl: string): string {
  if (!URL.canParse(smtpUrl)) return smtpUrl;
  const url = new URL(smtpUrl);
  url.username = "";
  url.password = "";
  return url.href;
}

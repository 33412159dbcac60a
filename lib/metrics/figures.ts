/** Values that are read from the database for each scrape. */
export const figures = {
  mail_queue: { help: "Mails in the queue, by state.", labels: ["state"] },
  mail_oldest_seconds: { help: "How long the oldest mail that may be sent has waited.", labels: [] },
  mails_given_up: { help: "Mails that were given up within the last day.", labels: [] },
  worker_seen_seconds: { help: "Since the last sign of any worker.", labels: [] },
  bounces_unread_seconds: {
    help: "How long the mailbox of bounces has been unreadable; 0 when it is not.",
    labels: [],
  },
  petition_signatures: {
    help: "Signatures by petition and state, where ten or more are confirmed; a state below ten is left out.",
    labels: ["petition", "state"],
  },
} as const satisfies Record<string, { help: string; labels: readonly string[] }>;

import type { Catalogue } from "./catalogue.ts";

/** Promises to operators: what leaves the site, what fails, and where it runs. */
export const operation: Catalogue = {
  "mail leaves encrypted unless its server is on this machine": [
    [
      "integration/mail/smtp-server.test.ts",
      "a server elsewhere without STARTTLS gets neither login nor mail, whatever the address asks for (%j)",
      "a server on this machine (%s) may go without",
    ],
  ],
  "any state of any page answers below 500": [
    [
      "requests/own-page-in-every-state.test.ts",
      // As written there, with the state as a placeholder.
      `the own page of a signature that is ${"$"}{state}`,
      "updates that come, and updates that are stopped",
      "a held signature can be read, corrected, sent as a copy and withdrawn",
      "withdrawing asks once more, and only its button does it",
      "news that was asked for without a signature, on every page of its link",
    ],
    ["unit/server/refill-form.test.ts", "the notice stands in the form that was sent, by its name"],
  ],
  "every caught failure leaves one log line with a code": [
    [
      "unit/promises/no-silent-failure.test.ts",
      "every caught failure is passed on, logged, or left for a stated reason",
    ],
    ["integration/server/request-id.test.ts", "a failure that was caught leaves one line with its code"],
    ["unit/log/log.test.ts", "is written five times in ten seconds, and then counted"],
  ],
  "/readyz tells whether signing and mailing work": [
    [
      "integration/readiness.test.ts",
      "a whole site with a worker is ready, and what was rehearsed leaves nothing",
      "a column that was renamed is reported: %s.%s",
      "an unapplied migration and a queue of another version are reported",
      "a table without privileges is reported, with PostgreSQL's own code",
      "a worker that stopped, or died, is reported, and signing is not refused for it",
      "a mail server that is dead is reported by the log at once, and after five minutes here too",
    ],
  ],
  "the database may be in any time zone, behind PgBouncer, under least privilege": [
    ["integration/db/time-zone.test.ts", "a server that writes dates its own way is read all the same"],
    [
      "integration/db/pgbouncer.test.ts",
      "people sign, get their mail, confirm and withdraw, and counts follow",
      "migrations refuse to run through it, and name the variable for the direct address",
    ],
    [
      "integration/db/several-hosts.test.ts",
      "after the first dies the site goes on with the second, by itself",
      "a primary that becomes a standby under open connections is left at the next write",
    ],
    [
      "integration/db/limits.test.ts",
      "a command's statement may take longer than the web's three seconds, alone and within a transaction",
      "whatever a command calls has no limit, and what the web calls keeps its own",
    ],
    ["integration/db/indices.test.ts", "held signatures are listed without reading the petition"],
    ["integration/db/tls.test.ts", "a server without TLS is taken where the address allows it, and only there"],
    [
      "integration/retention/nothing-personal.test.ts",
      "PostgreSQL itself refuses a withdrawn row that still holds a sealed or keyed value",
    ],
  ],
};

/** A file below `tests/`, and titles of its tests as written there. */
type Proof = [file: string, ...titles: string[]];

/**
 * The site's promises about a second person, a proxy, a crowd or an operator, and the tests that prove each of them.
 */
export const catalogue: Record<string, Proof[]> = {
  "a stranger's form never decides what an address confirms": [
    [
      "integration/signatures/two-people-one-address.test.ts",
      "what is confirmed is what the owner of the mailbox pressed: %o",
    ],
    [
      "integration/signatures/two-forms-at-once.test.ts",
      "a form and a press at once: either the form that waited alone is confirmed, or nothing is",
      "two presses of the page that asks again, at once, confirm one of the two texts as a whole",
      "the text that is typed for one petition confirms no other",
    ],
    ["e2e/two-forms-for-one-address.spec.ts", "the owner of the mailbox decides what an address signs"],
    [
      "integration/signatures/sign.test.ts",
      "a form with %s leaves nothing of either form, and its owner is asked again",
    ],
    [
      "integration/signatures/same-answer.test.ts",
      "new, pending, confirmed, held and withdrawn addresses are told the same",
    ],
  ],
  "each program holds the least: no secret of another, no right that it does not use": [
    [
      "integration/db/roles.test.ts",
      "web: a form is judged, signed, met by another, confirmed with news, corrected, copied and withdrawn",
      "worker: it mails, ends all mail to an address by the copy in the job, folds, counts and purges",
      "%s may not: %s",
      "functions that act with the rights of the owner have them by their migration, and no search path of others",
      "a migration gives the rights again where they were given before, and nowhere else",
    ],
    ["faults/one-build.test.ts", "nothing secret and no address is in the build"],
    ["unit/deploy.test.ts", "%s is given variables that exist, and no secret of another program"],
  ],
  "mail cannot be used against people": [
    [
      "integration/abuse/mail-quota.test.ts",
      "about one petition mails are ten minutes apart, three in a day and five in thirty days",
      "over all petitions it is six in an hour and ten in a day, and refusals use up nothing",
    ],
    [
      "integration/abuse/mail-meter.test.ts",
      "thirty made-up names of one domain get ten mails at once, and the others five minutes apart",
      "mails to held signatures of a petition leave one a second",
    ],
    [
      "integration/signatures/mail-of-the-owner.test.ts",
      "after %i forms of a stranger with aliases, the owner's form of that day is mailed",
      "aliases about every petition, in every hour of a day, leave the owner a mail about each",
      "where the owner confirmed, a stranger's alias is mailed nothing",
      "a stranger's alias is not told the return path of the owner's mail, whose bounces keep news away",
    ],
    [
      "integration/mail/one-mailbox.test.ts",
      "signing all petitions in ten minutes sends a mail for each",
      "a day of forms, aliases, languages, withdrawals and erasures: at most three mails about a petition, ten in all",
    ],
    [
      "integration/mail/never-again.test.ts",
      "after it no form by anyone leads to a mail, in any spelling, language or petition",
      "it goes before every mail that was queued earlier",
    ],
  ],
  "a mailed link opens whatever was added to it, and names no cause": [
    ["unit/crypto/token-text.test.ts", "whatever mail programs and people add to %s tokens, the token is read"],
    [
      "unit/crypto/token.test.ts",
      "whoever signs as well learns nothing about the petition of another link: no two tokens begin alike",
    ],
    [
      "integration/retention/rotate-keys.test.ts",
      "links mailed before a change of the index key open before any row is renewed, and by other links than today's",
    ],
    [
      "integration/server/mailed-links.test.ts",
      "a link that a mail program has spoilt, and the forms behind it, reach their page",
    ],
    ["requests/mailed-links.test.ts", "a link that a mail program has spoilt opens, and its button confirms"],
  ],
  "a frame on another site takes signatures with the same promises, and holds nothing else": [
    [
      "unit/server/open-addresses.test.ts",
      "a petition may stand in the frames that content names, with its errors and what follows it",
      "a chart may stand in any site's frame, and nothing but a petition may besides",
    ],
    [
      "e2e/petition-in-a-frame.spec.ts",
      "a petition is signed on a foreign page and confirmed by mail, without a cookie",
      "whatever leads out of a frame opens outside, and what stays may be framed",
    ],
  ],
  "openings of shared links are counted as numbers, about nobody": [
    [
      "integration/petitions/shared-visits.test.ts",
      "openings are added to one row for each petition, channel and day in Ottawa, and nothing else is written",
      "a number is told from ten on, over thirty days together, and nine look like none",
      "the hourly purge deletes what is over 400 days old, and notes nothing of it",
    ],
    [
      "unit/server/shared-visits.test.ts",
      "what fetches a preview for %s is no reader",
      "a page asked for with %s: %s is not opened",
      "nothing else is counted",
    ],
  ],
  "who asks for news without signing is protected like a signer": [
    [
      "integration/signatures/news-only.test.ts",
      "an address that asks gets one mail, and news only after the press behind its link",
      "new, waiting, confirmed and stopped addresses are told the same, and the quota of mail is one for all",
      "the link in each message stops it in one press, and the address is gone at the next purge",
      "who has stopped it may ask again at once, and the press behind the new link begins it",
      "who asked again under other words begins the news by the press, which agrees to the words of today",
      "never again holds: nothing goes to the address by any list, and no form leads to a mail",
      "erasing a person finds who only asked for news",
    ],
    ["e2e/news-without-signing.spec.ts", "news is asked for at the foot, confirmed by mail and stopped in one press"],
  ],
  "Host and Origin are judged once, and a page that opens takes its form": [
    ["unit/server/host.test.ts", "of %s is %s from %s: %s"],
    ["integration/server/proxies.test.ts", "a page that opens for Host %s takes its form from Origin %s"],
    [
      "integration/server/forms.test.ts",
      "the browser's word that the form is of the same origin decides where the origin is opaque",
      "a form refused because it comes from %s gets its text back, unticked",
    ],
    ["integration/server/http.test.ts", "two hosts, %s and %s, are refused, also for a page that is kept"],
  ],
  "the site works behind a real nginx, from its shortest configuration on": [
    [
      "integration/server/behind-nginx.test.ts",
      "behind nginx with %s, pages open and their forms are taken",
      "behind nginx as it should be, the visitor's address is known and nothing is amiss",
    ],
    [
      "integration/server/nginx-sample.test.ts",
      "the sample for nginx writes down no visitor and no link, also while the site is away",
    ],
  ],
  "forwarded headers without TRUSTED_PROXIES are told, and not believed": [
    [
      "integration/server/proxies.test.ts",
      "that Host is not passed on is reported once: %s",
      "with a trusted proxy the header is as it should be",
    ],
    [
      "integration/server/refusals.test.ts",
      "what visitors forge about themselves does not reach Next",
      "behind a proxy of ours, the address it added is believed and no other",
    ],
    ["integration/abuse/rate-limits.test.ts", "an address with a port is that address"],
  ],
  "production is refused unless it is whole": [
    [
      "unit/production.test.ts",
      "%s is demanded by name",
      "all that is missing is said at once, in one refusal",
      "addresses of the examples in content/site.ts, each with what to set",
    ],
    [
      "integration/production/doors.test.ts",
      "npm start is not talked out of production by the variable of its processes",
    ],
  ],
  "/outbox does not exist in production, and opens to its key only on a trial": [
    ["integration/server/refusals.test.ts", "the outbox opens to its key only, wherever the visitor is"],
    ["e2e/promises/leaves-no-trace.spec.ts", "the outbox opens to its key only, and leaves nothing either"],
    [
      "integration/mail/outbox.test.ts",
      "a mail leaves the outbox after seven days, and so does a draft that was never finished",
    ],
  ],
  "spellings for the framework's scripts reach no page": [
    ["integration/server/refusals.test.ts", "%s is a spelling for the framework's scripts, and leads nowhere"],
    ["unit/server/token-address.test.ts", "%s stays as it is"],
  ],
  "one connection, one network, one petition cannot take the others' share": [
    [
      "integration/server/pressure.test.ts",
      "what is given to Next at once is bounded, for one network and for all",
      "1,000 requests sent ahead on one connection are one request for Next, and healthz answers beside them",
      "the work of a connection that hangs up is dropped: what waits never begins",
      "500 answers that are not read to their end leave nothing open behind, nor in memory",
    ],
    [
      "integration/server/not-found.test.ts",
      "a link whose token cannot be one costs Next nothing, and is answered like one that opens nothing",
    ],
    ["unit/server/admission.test.ts", "networks take turns, so a long queue of one delays the others by one"],
    [
      "integration/abuse/flood.test.ts",
      "two thousand signings from two thousand networks within a minute: none meets a proof, none is held",
      "three hundred signings from three addresses are held, asked for a proof, and have to wait",
      "a flood of one petition leaves the others open, in its own networks too",
      "no row is shared by all signings of a petition, and one statement counts them all",
    ],
    ["integration/abuse/proof.test.ts", "neither an empty proof nor none at all goes on"],
    [
      "unit/signatures/any-input.test.ts",
      "30 kB of %j are answered at once",
      "an address of many @ in layers of %j is answered at once",
    ],
    [
      "unit/server/long-addresses.test.ts",
      "%s is decided upon at once",
      "a page near thousands of %j is looked for at once",
    ],
    ["unit/server/long-forms.test.ts", "a part with %s is not read"],
  ],
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

import type { Catalogue } from "./catalogue.ts";

/** Promises to who signs, asks for news or opens a shared link. */
export const signers: Catalogue = {
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
};

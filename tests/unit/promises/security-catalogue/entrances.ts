import type { Catalogue } from "./catalogue.ts";

/** Promises about what reaches the site: proxies, forged headers, crowds and floods. */
export const entrances: Catalogue = {
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
};

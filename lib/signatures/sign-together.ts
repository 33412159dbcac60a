import { randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { makeTokens } from "../crypto/token.ts";
import { db, rowAsJson, sql } from "../db/index.ts";
import { oneRow } from "../db/one-row.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { count } from "../metrics.ts";
import { isOpen } from "../petitions/status.ts";
import { recordWording } from "../petitions/wordings.ts";
import { type EncryptedSignature, encryptSignature } from "./encrypt-signature.ts";
import { livingRowOf } from "./living-row.ts";
import { ATTEMPTS_MAX, encryptForMet, mailOf } from "./sign.ts";
import type { SignInput } from "./sign-input.ts";

type Petition = SignInput["petition"];

/** As `sign_forms` and `press_together` blur times. */
const HOUR_MS = 3_600_000;

/**
 * Records one person's signatures of several petitions, each a full one with a row and a token of its own, in one
 * statement of the database, its function `sign_forms`: either all of it is saved or nothing is. For each petition the same
 * holds as in `sign`, but for the mail: there is one, whose link leads to the first that is new and from there to the rest.
 * What waits already keeps the link that it has. Neither ids nor times say which rows belong to one form.
 * @param input the form, with the petition that it stood on
 * @param others those that were ticked below it; what is not open is left out
 * @param met as `livingRowsOf` found it, where the caller has looked: it spares this function a statement
 * @throws when PostgreSQL is unreachable or a key is missing; nothing is stored then
 */
export async function signTogether(
  input: SignInput,
  others: readonly Petition[],
  now: Date,
  met?: string,
): Promise<{ ok: true } | { ok: false; error: "form.closed" }> {
  if (!isOpen(input.petition, now)) return { ok: false, error: "form.closed" };
  const petitions = inOrder([input.petition, ...others.filter((petition) => isOpen(petition, now))]);
  await Promise.all(petitions.map(recordWording));
  const tokens = makeTokens(petitions.map(({ key }) => key));
  const forms = await Promise.all(
    petitions.map(async (petition, at) => ({
      petition,
      row: await encryptSignature(
        formOf(input, petition),
        tokens[at],
        uuidv7({ msecs: Date.now() - randomInt(HOUR_MS) }),
      ),
    })),
  );
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const known = attempt === 1 && met !== undefined ? met : await readLivingRows(petitions, input);
    if (await record(forms, input, rowsIn(known))) return { ok: true };
  }
  throw new Error("The rows of an address change too often; please try again");
}

/** The form as one for this petition alone: its key would join the rows. */
function formOf(input: SignInput, petition: Petition): SignInput {
  return { ...input, petition, formKey: input.formKey && `${input.formKey}\n${petition.key}` };
}

/** In the order in which forms lock rows, and in which their tokens follow each other. */
function inOrder<P extends { key: string }>(petitions: readonly P[]): P[] {
  return petitions.toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

/**
 * A query for the rows that an address has in several petitions, as one text for `judgeSigning`. Nothing depends on the
 * answer but speed.
 */
export function livingRowsOf(petitions: readonly Petition[], input: SignInput): Prisma.Sql {
  const each = petitions.map(
    (petition) => sql`jsonb_build_object(${petition.key}::text, (${livingRowOf(formOf(input, petition))}))`,
  );
  return sql`SELECT (${each.reduce((all, one) => sql`${all} || ${one}`)})::text`;
}

async function readLivingRows(petitions: readonly Petition[], input: SignInput): Promise<string> {
  return oneRow(await db().$queryRaw<{ text: string }[]>`SELECT (${livingRowsOf(petitions, input)}) AS text`).text;
}

function rowsIn(text: string): Record<string, string | null> {
  return JSON.parse(text);
}

type Form = { petition: Petition; row: EncryptedSignature };

/** @returns false when an address has another row than was known, and nothing was changed */
async function record(forms: readonly Form[], input: SignInput, met: Record<string, string | null>): Promise<boolean> {
  const all = await Promise.all(
    forms.map(async ({ petition, row }) => {
      const known = met[petition.key] ?? null;
      const email = await encryptForMet(row.petition, input.email, known);
      return {
        form: JSON.parse(rowAsJson({ severalForms: false, ...row })),
        // One subject, whatever comes first: that of the petition the form stood on.
        mail: mailOf(row.petition, input),
        met: known,
        metEmail: email && Buffer.from(email).toString("hex"),
      };
    }),
  );
  const rows = await db().$queryRaw<{ recorded: boolean; granted: boolean | null }[]>`
    SELECT recorded, granted FROM sign_forms(${JSON.stringify(all)}::jsonb, ${input.petition.key})`;
  const { recorded, granted } = oneRow(rows);
  if (granted === false) count("limit", { limit: "mail" });
  return recorded;
}

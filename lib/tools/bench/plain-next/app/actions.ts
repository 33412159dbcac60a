"use server";

import { randomBytes, randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { db } from "#lib/db/index.ts";

/** The least that any form costs. */
export async function onlyRedirect(): Promise<void> {
  redirect("/empty");
}

/** A row of the size of a signature, as anyone would write it: no limits, no encryption, no mail. */
export async function createRow(): Promise<void> {
  const sealed = () => Buffer.from(randomBytes(96));
  await db().signature.create({
    data: {
      ...{ petition: "plain", id: randomUUID(), status: "pending", keyVersion: 1, country: "CA", province: "ON" },
      ...{ emailIndex: sealed().subarray(0, 16), nameSealed: sealed(), emailSealed: sealed(), postalSealed: sealed() },
      ...{
        tokenSealed: sealed(),
        tokenHash: sealed().subarray(0, 32),
        locale: "en",
        textVersion: 1,
        textHash: sealed(),
      },
    },
  });
  redirect("/insert");
}

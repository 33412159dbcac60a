"use server";

import { randomBytes, randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { redirect } from "next/navigation";
import { PrismaClient } from "#lib/generated/prisma/client.ts";

let client: PrismaClient | undefined;

/** The least that any form costs. */
export async function onlyRedirect(): Promise<void> {
  redirect("/empty");
}

/** A row of the size of a signature, as anyone would write it: no limits, no encryption, no mail. */
export async function createRow(): Promise<void> {
  client ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) });
  const sealed = () => Buffer.from(randomBytes(96));
  await client.signature.create({
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

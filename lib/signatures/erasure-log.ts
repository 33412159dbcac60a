import type { Prisma } from "../generated/prisma/client.ts";
import type { ErasureAct } from "../generated/prisma/enums.ts";
import type { TokenKey } from "./lookup.ts";

/** Notes that something was erased on request, so that a restored backup forgets it again. */
export async function logErasure(tx: Prisma.TransactionClient, key: TokenKey, act: ErasureAct): Promise<void> {
  const { petition, tokenHash } = key;
  await tx.$executeRaw`
    INSERT INTO erasure (petition, id, act)
    SELECT petition, id, ${act}::erasure_act FROM signature WHERE petition = ${petition} AND token_hash = ${tokenHash}
    UNION
    SELECT petition, id, ${act}::erasure_act FROM subscription WHERE petition = ${petition} AND token_hash = ${tokenHash}
    ON CONFLICT DO NOTHING`;
}

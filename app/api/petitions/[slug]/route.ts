import { findPetitionBySlug } from "#lib/content/index.ts";
import { readCount } from "../../../_shared/counts.ts";

type Context = { params: Promise<{ slug: string }> };

export const dynamic = "force-dynamic";

/** A petition's state as data: `{ slug, status, confirmed, goal, asOf }`, for everyone who wants to show the count. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const petition = await findPetitionBySlug("en", (await params).slug);
  if (!petition) return Response.json({ error: "There is no petition of this name." }, { status: 404 });
  const { slug, status, goal } = petition;
  const count = await readCount(petition.key);
  return Response.json(
    { slug, status, confirmed: count?.confirmed ?? null, goal, asOf: count?.asOf.toISOString() ?? null },
    { headers: { "cache-control": "public" } },
  );
}

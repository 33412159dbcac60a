import { notFound } from "next/navigation";
import { findPetitionBySlug, findPetitionVersion, listPetitions, listPetitionVersions } from "#lib/content/index.ts";

type Context = { params: Promise<{ file: string; text: string }> };

export const dynamic = "force-static";
export const dynamicParams = false;

export async function generateStaticParams() {
  const petitions = await listPetitions("en");
  const texts = petitions.map(async ({ key, slug }) =>
    (await listPetitionVersions("en", key)).map(({ version }) => ({ file: slug, text: `version-${version}.txt` })),
  );
  return (await Promise.all(texts)).flat();
}

/**
 * The exact text of one wording in both languages, with the same bytes as hashed:
 * `/data/petitions/{en-slug}/version-1.txt`.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { file, text } = await params;
  const petition = await findPetitionBySlug("en", file);
  const number = /^version-(\d+)\.txt$/u.exec(text)?.[1] ?? "";
  const wording = petition && (await findPetitionVersion("en", petition.key, number));
  if (!wording) notFound();
  return new Response(wording.canonical, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="${file}-version-${number}.txt"`,
    },
  });
}

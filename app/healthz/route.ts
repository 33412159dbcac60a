export const dynamic = "force-dynamic";

/** Answers as long as the process runs. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { "cache-control": "no-store" } });
}

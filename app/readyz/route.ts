import { checkReadiness } from "#lib/db/readiness.ts";

export const dynamic = "force-dynamic";

/** Database, migrations and mail queue are there: 200, or 503 with what is missing. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  const ok = Object.values(readiness).every(Boolean);
  return Response.json({ ok, ...readiness }, { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}

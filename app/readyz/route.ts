import { readReadiness } from "./readiness.ts";

export const dynamic = "force-dynamic";

/**
 * For alarms: 200 while supporters can sign, else 503; `mail` says whether their mails leave. Pages are there in any case,
 * so a balancer asks `/healthz`.
 */
export async function GET(): Promise<Response> {
  const readiness = await readReadiness();
  return Response.json(readiness, { status: readiness.ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}

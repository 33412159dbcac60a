import { readReadiness } from "./readiness.ts";

export const dynamic = "force-dynamic";

/**
 * For alarms: 200 while supporters can sign, otherwise 503; `mail` says whether mail is sent. Pages work in any case,
 * so a load balancer uses `/healthz`.
 */
export async function GET(): Promise<Response> {
  const readiness = await readReadiness();
  return Response.json(readiness, { status: readiness.ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}

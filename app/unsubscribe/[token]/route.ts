import { allowButtonPress } from "#lib/abuse/button-presses.ts";
import { isLocale, locales, translator } from "#lib/i18n/index.ts";
import { logFailure } from "#lib/log.ts";
import { findUpdates, stopUpdatesByMail } from "#lib/signatures/subscription/subscription.ts";
import { readToken } from "../../[locale]/signatures/token-field.ts";
import { stopPath } from "../../[locale]/signatures/updates/[token]/stop-path.ts";

type Context = { params: Promise<{ token: string }> };

export const dynamic = "force-dynamic";

/**
 * One-click unsubscribe (RFC 8058): a mail program posts `List-Unsubscribe=One-Click` without Origin and without a
 * person. The answer comes at once, as text, and is never a redirect. Any other body comes from a person, who gets the
 * button.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  if (!(await isOneClick(request))) return leadToButton(token, 303);
  try {
    const { ok } = await stopUpdatesByMail(token);
    if (ok) return say(200, "stopped");
    // Only wrong tokens are counted: a mail provider sends requests for all its users from a few addresses.
    const limit = await allowButtonPress(request.headers.get("x-forwarded-for") ?? "");
    return limit.allowed ? say(404, "invalid") : say(429, "invalid", limit.retryAfterSeconds);
  } catch (error) {
    logFailure("stop updates by mail", error);
    return say(503, "unavailable", 30);
  }
}

/** Opening the address changes nothing: scanners open every link. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  return leadToButton((await params).token, 307);
}

async function isOneClick(request: Request): Promise<boolean> {
  try {
    const form = await request.formData();
    const values = form.getAll("List-Unsubscribe");
    // Some programs end the body with a line break, like a line of mail.
    return values.length === 1 && String(values[0]).trim() === "One-Click";
  } catch {
    return false; // not a form at all
  }
}

/** In the language of the updates; without a matching token the language is unknown. */
async function leadToButton(token: string, status: 303 | 307): Promise<Response> {
  const updates = await findUpdates(token).catch((error: unknown) => {
    logFailure("find updates", error);
    return null;
  });
  const locale = updates && isLocale(updates.locale) ? updates.locale : "en";
  return new Response(null, { status, headers: { location: stopPath(locale, readToken(token)) } });
}

/** Read by programs, and sometimes by a person: both languages, in plain text. */
function say(status: number, what: "stopped" | "invalid" | "unavailable", retryAfterSeconds?: number): Response {
  const lines = locales.map((locale) => translator(locale)(`signature.oneClick.${what}`));
  return new Response(`${lines.join("\n")}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
    },
  });
}

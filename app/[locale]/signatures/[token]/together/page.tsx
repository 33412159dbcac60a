import { togetherPath } from "#lib/i18n/index.ts";
import { logFailure } from "#lib/log.ts";
import { findTogether } from "#lib/signatures/together.ts";
import { localeOf } from "../../../../_shared/locale-param.ts";
import { PageFrame } from "../../../../_shared/page-frame.tsx";
import { readToken } from "../../token-field.ts";
import { OwnState } from "../own-state.tsx";
import { Invalid, type OwnProps, Unavailable } from "../states.tsx";
import { TogetherState } from "./together-state.tsx";

type Props = { params: Promise<{ locale: string; token: string }> };

export const dynamic = "force-dynamic";

export const metadata = { robots: { index: false, follow: false } };

/** Where one mail leads that was sent about several petitions. Opening it changes nothing and shows nothing personal. */
export default async function TogetherPage({ params }: Props) {
  const locale = await localeOf(params);
  const token = readToken((await params).token);
  return (
    <PageFrame locale={locale} alternates={{ en: togetherPath("en", token), fr: togetherPath("fr", token) }}>
      <State locale={locale} token={token} />
    </PageFrame>
  );
}

async function State({ locale, token }: OwnProps) {
  try {
    const signatures = await findTogether(token);
    const living = signatures.filter(({ status }) => status !== "lapsed");
    const [first] = living;
    if (!first) return <Invalid locale={locale} />;
    if (living.length === 1) return <OwnState locale={locale} token={first.token} signature={first} />;
    return <TogetherState locale={locale} token={token} signatures={living} />;
  } catch (error) {
    logFailure("find signatures", error);
    return <Unavailable locale={locale} href={togetherPath(locale, token)} />;
  }
}

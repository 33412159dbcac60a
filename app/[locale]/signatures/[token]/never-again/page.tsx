import { localeOf } from "../../../../_shared/locale-param.ts";
import { neverAgainFromOwnPage } from "../../never-again-actions.ts";
import { NeverAgainPage } from "../../never-again-page.tsx";
import { readToken } from "../../token-field.ts";

type Props = { params: Promise<{ locale: string; token: string }> };

export const dynamic = "force-dynamic";

export const metadata = { robots: { index: false, follow: false } };

/** The page where the link of a supporter's own page ends all mail to its address. */
export default async function Page({ params }: Props) {
  const [locale, { token }] = [await localeOf(params), await params];
  return <NeverAgainPage locale={locale} token={readToken(token)} kind="own" action={neverAgainFromOwnPage} />;
}

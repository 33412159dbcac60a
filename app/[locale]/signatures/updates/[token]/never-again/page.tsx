import { localeOf } from "../../../../../_shared/locale-param.ts";
import { neverAgainFromUpdate } from "../../../never-again-actions.ts";
import { NeverAgainPage, neverAgainMetadata } from "../../../never-again-page.tsx";
import { readToken } from "../../../token-field.ts";

type Props = { params: Promise<{ locale: string; token: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props) {
  return neverAgainMetadata(await localeOf(params));
}

/** The same page for the link below an update. */
export default async function Page({ params }: Props) {
  const [locale, { token }] = [await localeOf(params), await params];
  return <NeverAgainPage locale={locale} token={readToken(token)} kind="stop" action={neverAgainFromUpdate} />;
}

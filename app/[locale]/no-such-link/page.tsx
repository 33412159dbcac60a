import { paths, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { fullTitle } from "../../_shared/metadata.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";
import { Invalid } from "../signatures/[token]/states.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  return { title: fullTitle(locale, translator(locale)("signature.kicker")), robots: { index: false, follow: false } };
}

/** Never linked: the server in front answers with it, the same bytes every time, where a mailed link opens nothing. */
export default async function NoSuchLinkPage({ params }: Props) {
  const locale = await localeOf(params);
  return (
    <PageFrame locale={locale} alternates={paths("home")}>
      <Invalid locale={locale} />
    </PageFrame>
  );
}

import { ServerErrorMessage } from "#components/layout/trouble-page.tsx";
import { paths, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { fullTitle } from "../../_shared/metadata.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  return { title: fullTitle(locale, translator(locale)("error.server.title")), robots: { index: false } };
}

/** Never linked: the server in front answers with it, with the right status, where a page is missing or fails. */
export default async function ServerErrorPage({ params }: Props) {
  const locale = await localeOf(params);
  return (
    <PageFrame locale={locale} alternates={paths("home")}>
      <ServerErrorMessage locale={locale} />
    </PageFrame>
  );
}

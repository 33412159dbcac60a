import { paths } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { PageFrame } from "../../_shared/page-frame.tsx";
import { Invalid } from "../signatures/[token]/states.tsx";

type Props = { params: Promise<{ locale: string }> };

export const metadata = { robots: { index: false, follow: false } };

/**
 * Never linked: the server in front answers with it, always with the same bytes, where a mailed link matches no
 * signature.
 */
export default async function NoSuchLinkPage({ params }: Props) {
  const locale = await localeOf(params);
  return (
    <PageFrame locale={locale} alternates={paths("home")}>
      <Invalid locale={locale} />
    </PageFrame>
  );
}

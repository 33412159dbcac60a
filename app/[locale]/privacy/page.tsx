import { localeOf } from "../../_shared/locale-param.ts";
import { TextPage, textPageMetadata } from "../../_shared/text-page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  return textPageMetadata(await localeOf(params), "privacy");
}

export default async function PrivacyPage({ params }: Props) {
  return <TextPage locale={await localeOf(params)} section="privacy" />;
}

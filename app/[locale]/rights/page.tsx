import { localeOf } from "../../_shared/locale-param.ts";
import { TextPage, textPageMetadata } from "../../_shared/text-page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  return textPageMetadata(await localeOf(params), "rights");
}

export default async function RightsPage({ params }: Props) {
  return <TextPage locale={await localeOf(params)} section="rights" />;
}

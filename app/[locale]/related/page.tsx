import { localeOf } from "../../_shared/locale-param.ts";
import { TextPage, textPageMetadata } from "../../_shared/text-page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  return textPageMetadata(await localeOf(params), "related");
}

export default async function RelatedPage({ params }: Props) {
  return <TextPage locale={await localeOf(params)} section="related" />;
}

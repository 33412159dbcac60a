import { localeOf } from "../../_shared/locale-param.ts";
import { TextPage, textPageMetadata } from "../../_shared/text-page.tsx";

/** Whether a petition is open changes with the day: the button follows within ten minutes. */
export const revalidate = 600;

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  return textPageMetadata(await localeOf(params), "rights");
}

export default async function RightsPage({ params }: Props) {
  return <TextPage locale={await localeOf(params)} section="rights" sign="first" />;
}

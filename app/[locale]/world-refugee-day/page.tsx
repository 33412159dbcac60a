import { OneIn67 } from "#components/ui/one-in-67.tsx";
import { localeOf } from "../../_shared/locale-param.ts";
import { TextPage, textPageMetadata } from "../../_shared/text-page.tsx";

/** Whether a petition is open changes with the day: the buttons follow within ten minutes. */
export const revalidate = 600;

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  return textPageMetadata(await localeOf(params), "worldRefugeeDay");
}

export default async function WorldRefugeeDayPage({ params }: Props) {
  const locale = await localeOf(params);
  return (
    <TextPage locale={locale} section="worldRefugeeDay" sign="chapters" dark beside={<OneIn67 locale={locale} />} />
  );
}

import { OneIn67 } from "#components/ui/drawing.tsx";
import { getDataset } from "#lib/content/index.ts";
import { translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";
import { withPicture } from "../../_shared/share-picture.ts";
import { TextPage, textPageMetadata } from "../../_shared/text-page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  const dataset = await getDataset("global-displacement");
  return withPicture(await textPageMetadata(locale, "worldRefugeeDay"), locale, dataset);
}

export default async function WorldRefugeeDayPage({ params }: Props) {
  const locale = await localeOf(params);
  const alt = translator(locale)("home.oneIn67Alt");
  return <TextPage locale={locale} section="worldRefugeeDay" dark beside={<OneIn67 alt={alt} />} />;
}

import { paths } from "#lib/i18n/index.ts";
import { localeOf } from "../../../_shared/locale-param.ts";
import { PageFrame } from "../../../_shared/page-frame.tsx";
import { readToken } from "../token-field.ts";
import { OwnState } from "./own-state.tsx";
import { TogetherState } from "./together/together-state.tsx";
import { tryToFindOwn } from "./try-to-find.ts";

type Props = { params: Promise<{ locale: string; token: string }> };

export const dynamic = "force-dynamic";

/** Each state renders its own title, which mentions errors if there are any. */
export const metadata = { robots: { index: false, follow: false } };

/**
 * A supporter's own page. Opening it changes nothing and shows nothing personal: links are forwarded and scanned. While
 * others of its form wait too, all of them are shown, or they would be lost with the mail that led to them.
 */
export default async function SignaturePage({ params }: Props) {
  const locale = await localeOf(params);
  const token = readToken((await params).token);
  const found = await tryToFindOwn(locale, token);
  return (
    <PageFrame locale={locale} alternates={paths("signatures", { en: token, fr: token })}>
      {Array.isArray(found) ? (
        <TogetherState locale={locale} token={token} signatures={found} />
      ) : (
        <OwnState locale={locale} token={token} signature={found} />
      )}
    </PageFrame>
  );
}

import { MessagePage } from "#components/layout/message-page.tsx";
import { Trail } from "#components/petition/trail.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { findPetition, findPetitionVersion, type Petition } from "#lib/content/index.ts";
import { type Locale, path, translator, versionPaths } from "#lib/i18n/index.ts";
import { isChoice, type Together } from "#lib/signatures/together.ts";
import { NeverAgainLink } from "../../never-again-link.tsx";
import { StateTitle, stateTitle } from "../../state-title.tsx";
import { confirmSeveral } from "../actions.ts";
import { troubleWords } from "../tools.tsx";
import { SeveralPress } from "./several-press.tsx";

/** `of` is null where the petition's folder is gone from the content. */
type Shown = Together & { of: Petition | null };
type Open = Together & { of: Petition };
type Props = { locale: Locale; token: string };

/** Each petition of one form, with its box while it waits and its own page from then on. */
export async function TogetherState({ signatures, ...own }: Props & { signatures: Together[] }) {
  const shown = await Promise.all(
    signatures.map(async (one) => ({ ...one, of: await findPetition(own.locale, one.petition) })),
  );
  const isOpen = (one: Shown): one is Open => one.of !== null && isChoice(one);
  const open = shown.filter(isOpen);
  const settled = shown.filter((one) => !isOpen(one));
  return open.length > 0 ? <Waiting {...own} open={open} settled={settled} /> : <Settled {...own} settled={settled} />;
}

async function Waiting({ locale, token, open, settled }: Props & { open: Open[]; settled: Shown[] }) {
  const t = translator(locale);
  const title = t("signature.together.title");
  return (
    <MessagePage
      kicker={t("signature.kicker")}
      title={[title]}
      lede={t("signature.together.lede")}
      trail={<Trail locale={locale} now="confirmed" />}
      drawing={{ locale, name: "confirm" }}
      actions={
        <SeveralPress
          form="confirm-several"
          locale={locale}
          token={token}
          action={confirmSeveral}
          look="filled"
          words={{ ...troubleWords(t), button: t("signature.together.button") }}
          choices={await Promise.all(open.map((one) => choiceOf(locale, one)))}
          labels={{
            petitions: t("signature.together.petitions"),
            unticked: t("signature.together.unticked"),
            none: t("signature.together.none"),
            updates: t("form.updates"),
            title: stateTitle(locale, title),
            titleWithErrors: t("form.titlePrefix", { title: stateTitle(locale, title) }),
          }}
          updatesWanted={open.some(({ updatesWanted }) => updatesWanted)}
        />
      }
    >
      {settled.length > 0 ? <States locale={locale} settled={settled} /> : null}
      <p>{t("signature.confirm.notYou")}</p>
      <NeverAgainLink locale={locale} token={token} />
    </MessagePage>
  );
}

/** Nothing waits any more: where each stands, with the page from which it is passed on, corrected or withdrawn. */
function Settled({ locale, token, settled }: Props & { settled: Shown[] }) {
  const t = translator(locale);
  const count = settled.filter(({ status }) => status === "confirmed").length;
  const title = count > 0 ? t("signature.thanks.title") : t("signature.together.over");
  return (
    <>
      <StateTitle locale={locale} heading={title} />
      <MessagePage
        kicker={t("signature.kicker")}
        title={count > 0 ? [title, t("signature.together.count", { count })] : [title]}
        lede={t("signature.together.after")}
        trail={count > 0 ? <Trail locale={locale} now="counted" /> : undefined}
        drawing={count > 0 ? { locale, name: "thank-you" } : undefined}
      >
        <States locale={locale} settled={settled} />
        <NeverAgainLink locale={locale} token={token} />
      </MessagePage>
    </>
  );
}

function States({ locale, settled }: { locale: Locale; settled: Shown[] }) {
  const t = translator(locale);
  return (
    <ul>
      {settled.map(({ of, petition, token, status, severalForms }) => (
        <li key={petition}>
          <a href={path(locale, "signatures", encodeURIComponent(token))}>
            <NoBreakBillNumbers>{of?.title ?? t("signature.removed.title")}</NoBreakBillNumbers>
          </a>
          {of && `: ${t(`signature.together.states.${severalForms ? "several" : shownState(status)}`)}`}
        </li>
      ))}
    </ul>
  );
}

function shownState(status: Together["status"]): "confirmed" | "held" | "withdrawn" {
  return status === "confirmed" || status === "held" ? status : "withdrawn";
}

/** A box: what is signed, by whose words, and where they can be read. */
async function choiceOf(locale: Locale, { of, textVersion }: Open) {
  const found = await findPetitionVersion(locale, of.key, String(textVersion));
  return {
    petition: of.key,
    title: of.title,
    to: of.to,
    text: found && {
      href: versionPaths(of.slugs, found.version)[locale],
      words: translator(locale)("signature.confirm.text", { version: textVersion }),
    },
  };
}

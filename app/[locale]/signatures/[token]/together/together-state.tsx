import { MessagePage } from "#components/layout/message-page.tsx";
import { Trail } from "#components/petition/trail.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { findPetition, findPetitionVersion, type Petition } from "#lib/content/index.ts";
import { type Locale, path, translator, versionPaths } from "#lib/i18n/index.ts";
import type { Together } from "#lib/signatures/together.ts";
import { NeverAgainLink } from "../../never-again-link.tsx";
import { StateTitle, stateTitle } from "../../state-title.tsx";
import { confirmSeveral } from "../actions.ts";
import type { OwnProps } from "../states.tsx";
import { troubleWords } from "../tools.tsx";
import { type Choice, choicesOf } from "./choices.ts";
import { SeveralPress } from "./several-press.tsx";

/** `of` is null where the petition's folder is gone from the content. */
type Settled = Together & { of: Petition | null };
/** `reach`: a token that still has its address, by which all mail to it can be ended. */
type Props = { locale: Locale; token: string; reach: string; settled: Settled[] };

/** Each petition of one form, with its box while it waits and its own page from then on. */
export async function TogetherState({ locale, token, signatures }: OwnProps & { signatures: Together[] }) {
  const choices = await choicesOf(locale, signatures);
  const settled = await Promise.all(
    signatures
      .filter(({ petition }) => !choices.some((choice) => choice.petition === petition))
      .map(async (one) => ({ ...one, of: await findPetition(locale, one.petition) })),
  );
  const reach = signatures.find(({ status }) => status !== "withdrawn")?.token ?? token;
  const own = { locale, token, reach, settled };
  return choices.length > 0 ? <Waiting {...own} choices={choices} /> : <AllSettled {...own} />;
}

async function Waiting({ locale, token, reach, settled, choices }: Props & { choices: Choice[] }) {
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
          choices={await Promise.all(choices.map((one) => boxOf(locale, one)))}
          labels={{
            petitions: t("signature.together.petitions"),
            unticked: t("signature.together.unticked"),
            none: t("signature.together.none"),
            updates: t("signature.together.updates"),
            title: stateTitle(locale, title),
            titleWithErrors: t("form.titlePrefix", { title: stateTitle(locale, title) }),
          }}
        />
      }
    >
      {settled.length > 0 ? <States locale={locale} settled={settled} /> : null}
      <p>{t("signature.confirm.notYou")}</p>
      <NeverAgainLink locale={locale} token={reach} />
    </MessagePage>
  );
}

/** Nothing waits any more: where each stands, with the page from which it is passed on, corrected or withdrawn. */
function AllSettled({ locale, reach, settled }: Props) {
  const t = translator(locale);
  const count = settled.filter(({ status }) => status === "confirmed").length;
  const title = count > 0 ? t("signature.thanks.title") : t("signature.together.over");
  return (
    <>
      <StateTitle locale={locale} heading={title} />
      <MessagePage
        kicker={t("signature.kicker")}
        title={count > 0 ? [title, t("signature.together.count", { count })] : [title]}
        lede={count > 0 ? t("signature.together.after") : undefined}
        trail={count > 0 ? <Trail locale={locale} now="counted" /> : undefined}
        drawing={count > 0 ? { locale, name: "thank-you" } : undefined}
      >
        <States locale={locale} settled={settled} />
        <NeverAgainLink locale={locale} token={reach} />
      </MessagePage>
    </>
  );
}

function States({ locale, settled }: Pick<Props, "locale" | "settled">) {
  const t = translator(locale);
  return (
    <ul>
      {settled.map(({ of, petition, token, status, severalForms }) => {
        const title = of?.title ?? t("signature.removed.title");
        const link = () => (
          <a href={path(locale, "signatures", encodeURIComponent(token))}>
            <NoBreakBillNumbers>{title}</NoBreakBillNumbers>
          </a>
        );
        const state = t(`signature.together.states.${severalForms ? "several" : shownState(status)}`);
        return <li key={petition}>{of ? t.rich("signature.together.state", { title, state, link }) : link()}</li>;
      })}
    </ul>
  );
}

function shownState(status: Together["status"]): "confirmed" | "held" | "withdrawn" {
  return status === "confirmed" || status === "held" ? status : "withdrawn";
}

/** A box: what is signed, by whose words, and where they can be read. */
async function boxOf(locale: Locale, { of, textVersion }: Choice) {
  const found = await findPetitionVersion(locale, of.key, String(textVersion));
  return {
    petition: of.key,
    title: of.title,
    to: of.to,
    text: found && {
      href: versionPaths(of.slugs, found.version)[locale],
      words: translator(locale)("signature.confirm.text", { version: textVersion }),
      of: translator(locale)("petition.signOf", { petition: of.title }),
    },
  };
}

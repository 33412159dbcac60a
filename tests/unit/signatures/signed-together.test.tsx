import type { ReactNode } from "react";
import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import { choicesOf } from "#app/[locale]/signatures/[token]/together/choices.ts";
import { TogetherState } from "#app/[locale]/signatures/[token]/together/together-state.tsx";
import { neverAgainPath } from "#app/[locale]/signatures/never-again-path.ts";
import { AlsoSign } from "#components/petition/also-sign.tsx";
import { listPetitions } from "#lib/content/index.ts";
import { locales, path, translator } from "#lib/i18n/index.ts";
import type { Together } from "#lib/signatures/together.ts";

const petitions = (await listPetitions("en")).map(({ key }) => key);

/** Signatures of one form, with these states; each has the token of its own page. */
function signed(...states: Together["status"][]): Together[] {
  return states.map((status, at) => ({
    petition: petitions[at] ?? "",
    ...{ status, locale: "en", textVersion: 1, severalForms: false, updatesWanted: true, token: `token-${at}` },
  }));
}

async function htmlOf(node: ReactNode): Promise<string> {
  return new Response((await prerender(node)).prelude).text();
}

for (const locale of locales) {
  const t = translator(locale);
  const pageOf = (signatures: Together[]) =>
    htmlOf(<TogetherState locale={locale} token="token-0" signatures={signatures} />);

  test(`the box about news speaks of all that is confirmed, and is empty whatever the form said (${locale})`, async () => {
    const html = await pageOf(signed("pending", "pending"));
    expect(html).toContain(t("signature.together.updates"));
    expect(html).not.toContain(t("form.updates"));
    expect(html.match(/<input[^>]*name="sign"[^>]*checked=""/g)).toHaveLength(2);
    expect(html.match(/<input[^>]*name="updates"[^>]*>/)?.[0]).not.toContain("checked");
  });

  test(`each link to a text names its petition, for those who hear links one by one (${locale})`, async () => {
    const html = await pageOf(signed("pending", "pending"));
    const links = [...html.matchAll(/<a class="small" href="[^"]*\/versions\/1">(.*?)<\/a>/g)].map(([, name]) => name);
    expect(links).toHaveLength(2);
    expect(new Set(links).size).toBe(2);
  });

  test(`mail is ended by the token of one that still has its address (${locale})`, async () => {
    const leadsTo = (token: string) => `href="${neverAgainPath(locale, token, "own")}"`;
    expect(await pageOf(signed("confirmed", "withdrawn"))).toContain(leadsTo("token-0"));
    expect(await pageOf(signed("withdrawn", "confirmed"))).toContain(leadsTo("token-1"));
    expect(await pageOf(signed("withdrawn", "pending", "pending"))).toContain(leadsTo("token-1"));
    expect(await pageOf(signed("withdrawn", "withdrawn", "held"))).toContain(leadsTo("token-2"));
    expect(await pageOf(signed("withdrawn", "withdrawn"))).toContain(leadsTo("token-0"));
  });

  test(`where each stands follows its link, set as the language sets it (${locale})`, async () => {
    const html = await pageOf(signed("confirmed", "held", "withdrawn"));
    const colon = locale === "fr" ? "\u00a0: " : ": ";
    for (const [at, state] of (["confirmed", "held", "withdrawn"] as const).entries()) {
      const item = html.split("<li>").find((one) => one.includes(`"${path(locale, "signatures", `token-${at}`)}"`));
      expect(item).toContain(`</a>${colon}${t(`signature.together.states.${state}`)}</li>`);
    }
  });

  test(`passing on is offered only where something is confirmed (${locale})`, async () => {
    expect(await pageOf(signed("confirmed", "withdrawn"))).toContain(t("signature.together.after"));
    const html = await pageOf(signed("withdrawn", "withdrawn"));
    expect(html).toContain(t("signature.together.over"));
    expect(html).not.toContain(t("signature.together.after"));
  });

  test(`a petition that is gone from the site has no box, and its link leads to its own page (${locale})`, async () => {
    const [first, second] = signed("pending", "pending");
    if (!first || !second) throw new Error("Two petitions are needed");
    const gone = { ...second, petition: "removed-campaign" };
    expect((await choicesOf(locale, [first, gone])).map(({ petition }) => petition)).toEqual([first.petition]);
    const html = await pageOf([first, gone]);
    expect(html.match(/name="sign"/g)).toHaveLength(1);
    expect(html).toContain(`href="${path(locale, "signatures", gone.token)}"`);
  });

  test(`the other petitions below a form are a group with a name (${locale})`, async () => {
    const words = { title: t("form.also.title"), hint: t("form.also.hint") };
    const html = await htmlOf(
      <AlsoSign others={[{ key: "one", title: "One", ask: "Ask" }]} ticked={[]} words={words} />,
    );
    expect(html).toMatch(/<fieldset><legend class="vh">[^<]+<\/legend><ul>.*<\/ul><\/fieldset>/s);
    expect(html).toContain(`${words.title}</legend>`);
  });
}

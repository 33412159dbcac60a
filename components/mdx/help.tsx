import { Fragment } from "react";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { isPublished, listHelp } from "#lib/content/index.ts";
import { HELP_NEEDS, HELP_PLACES, type HelpNeed, type HelpPlace, type HelpService } from "#lib/content/schema/help.ts";
import { formatDate, type Locale, path, translator } from "#lib/i18n/index.ts";
import { HelpList, placeName } from "./help-list.tsx";

type Props = { locale: Locale; need?: HelpNeed; place?: HelpPlace };

/**
 * Where to get help. With a need: services for all of Canada, and one line for those of each province. With a place:
 * its services. Without either: the whole list, which every other page links to.
 */
export async function Help({ locale, need, place }: Props) {
  const t = translator(locale);
  const meant = (await listHelp())
    .filter((service) => (!need || service.needs.includes(need)) && (!place || service.place === place))
    .sort((one, other) => HELP_PLACES.indexOf(one.place) - HELP_PLACES.indexOf(other.place));
  const oldest = meant.map(({ checked }) => checked).sort()[0];
  const whole = !need && !place;
  return (
    <div className={whole ? "mt-6 max-w-none!" : "mt-6"} id={whole ? "help" : undefined}>
      {whole ? <ByNeed locale={locale} services={meant} /> : <OneNeed locale={locale} services={meant} place={place} />}
      <p className="small mt-4">
        {oldest ? t("help.checked", { date: formatDate(locale, oldest) }) : null}{" "}
        {whole || !isPublished("rights") ? null : <a href={`${path(locale, "rights")}#help`}>{t("help.all")}</a>}
      </p>
    </div>
  );
}

function ByNeed({ locale, services }: { locale: Locale; services: HelpService[] }) {
  const t = translator(locale);
  return HELP_NEEDS.map((need) => {
    // A service with several needs appears only under the first of them.
    const first = services.filter(({ needs }) => needs[0] === need);
    return first.length === 0 ? null : (
      <section key={need} className="mt-9">
        <h3 className="mb-4">{t(`help.needs.${need}`)}</h3>
        <HelpList locale={locale} services={first} heading="h4" />
      </section>
    );
  });
}

function OneNeed({ locale, services, place }: { locale: Locale; services: HelpService[]; place?: HelpPlace }) {
  const t = translator(locale);
  const near = services.filter((service) => !place && service.place !== "CA");
  const rest = services.filter((service) => !near.includes(service));
  return (
    <>
      {rest.length > 0 ? <HelpList locale={locale} services={rest} heading="h3" /> : null}
      {near.length > 0 ? (
        <>
          <p className="mt-4">{t("help.near")}</p>
          <ul>
            {HELP_PLACES.filter((one) => near.some((service) => service.place === one)).map((one) => (
              <li key={one}>
                <b>{placeName(locale, one)}</b> ·{" "}
                <ServiceLinks locale={locale} services={near.filter((service) => service.place === one)} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function ServiceLinks({ locale, services }: { locale: Locale; services: HelpService[] }) {
  return services.map(({ id, url, name }, index) => (
    <Fragment key={id}>
      {index > 0 ? ", " : null}
      <a href={typeof url === "string" ? url : url[locale]} rel="noreferrer">
        <NoBreakBillNumbers>{name[locale]}</NoBreakBillNumbers>
      </a>
    </Fragment>
  ));
}

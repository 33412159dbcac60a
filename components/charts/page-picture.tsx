import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { INKS } from "#lib/charts/drawing.ts";
import { PICTURE_SIZE } from "#lib/charts/pictures.ts";
import { colour, markSvg, site } from "#lib/content/index.ts";
import type { Locale } from "#lib/i18n/index.ts";

// Not a page: the program that draws it knows boxes and inline styles but no style sheet.

/** What the picture of a page says and shows: for a petition also whom it addresses, and where it is signed. */
export type PagePicture = { kicker: string; title: string; note?: string; address?: string; illustration: string };

const DUSK = colour("dusk-100");
const ART_WIDTH = 540;
/** Illustrations are 4 to 3; they fill the height. */
const DRAWN_WIDTH = (PICTURE_SIZE.height * 4) / 3;

/** A page as a picture: kicker, title and a line of note at left, the drawing at right, the line along the foot. */
export async function drawPage(locale: Locale, { kicker, title, note, address, illustration }: PagePicture) {
  return (
    <div
      style={{
        ...PICTURE_SIZE,
        display: "flex",
        position: "relative",
        background: DUSK,
        color: INKS.text,
        fontFamily: "Bricolage",
      }}
    >
      <div
        style={{
          position: "absolute",
          left: 64,
          top: 52,
          width: 570,
          display: "flex",
          flexDirection: "column",
          gap: 20,
        }}
      >
        <div style={{ fontSize: 30, fontWeight: 600, lineHeight: 1.2, color: INKS.strong }}>{spaces(kicker)}</div>
        <div style={titleStyle(title, note !== undefined)}>{spaces(title)}</div>
        {note ? <div style={{ fontSize: 26, lineHeight: 1.25, color: INKS.muted }}>{spaces(note)}</div> : null}
        {address ? (
          <div style={{ fontSize: 22, fontWeight: 600, lineHeight: 1.2, wordBreak: "break-word" }}>{address}</div>
        ) : null}
      </div>
      <div
        style={{
          position: "absolute",
          right: 0,
          top: 0,
          width: ART_WIDTH,
          height: 630,
          display: "flex",
          overflow: "hidden",
        }}
      >
        {/* biome-ignore lint/performance/noImgElement: not a page */}
        <img
          src={await illustrationData(illustration)}
          alt=""
          width={DRAWN_WIDTH}
          height={PICTURE_SIZE.height}
          style={{
            position: "absolute",
            top: 0,
            left: -(DRAWN_WIDTH - ART_WIDTH) * (site.pictures?.focus[illustration] ?? 0.5),
          }}
        />
      </div>
      <Foot locale={locale} />
    </div>
  );
}

/** The name of the site, and the line that leads to the door. */
function Foot({ locale }: { locale: Locale }) {
  const mark = markSvg().replaceAll("currentColor", INKS.person);
  return (
    <div
      style={{
        position: "absolute",
        left: 0,
        bottom: 44,
        width: 660,
        height: 58,
        display: "flex",
        alignItems: "flex-end",
      }}
    >
      {mark ? (
        // biome-ignore lint/performance/noImgElement: not a page
        <img src={svgData(mark)} alt="" width={48} height={58} style={{ marginLeft: 62 }} />
      ) : null}
      <div style={{ position: "absolute", left: 0, bottom: 0, width: 64, height: 5, background: INKS.person }} />
      <div style={{ position: "absolute", left: 108, bottom: 0, width: 552, height: 5, background: INKS.person }} />
      <div
        style={{
          display: "flex",
          justifyContent: "space-between",
          width: 532,
          padding: "0 0 16px 16px",
          fontSize: 27,
          lineHeight: 1,
        }}
      >
        <div style={{ fontWeight: 700 }}>{site.organisation.name[locale]}</div>
      </div>
    </div>
  );
}

/** Long French titles fit in five lines; a petition's is smaller, as two more texts follow it. */
function titleStyle(title: string, isFollowed: boolean) {
  const large = title.length > 90 ? 44 : title.length > 60 ? 52 : title.length > 34 ? 58 : 74;
  const fontSize = isFollowed ? Math.min(50, large - 4) : large;
  return { fontSize, fontWeight: 700, lineHeight: 1.06, letterSpacing: -fontSize / 42 };
}

async function illustrationData(name: string): Promise<string> {
  return svgData(await readFile(join(process.cwd(), "public/illustrations", `${name}.svg`), "utf8"));
}

function svgData(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}

/** The font of pictures has no narrow no-break space. */
function spaces(text: string): string {
  return text.replace(/[\u202f\u2009]/gu, "\u00a0");
}

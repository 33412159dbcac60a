import localFont from "next/font/local";

/** No Latin subset carries the narrow no-break space of French: two blank glyphs of ours do. */
const thinSpace = localFont({
  src: "./fonts/refuge-thin-space.woff2",
  variable: "--font-thin-space",
  weight: "200 900",
  display: "block",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+2009, U+202F" }],
});

const bricolage = localFont({
  src: "./fonts/bricolage-grotesque.woff2",
  variable: "--font-bricolage",
  weight: "400 750",
  display: "swap",
  adjustFontFallback: false,
});

const sourceSerif = localFont({
  src: [{ path: "./fonts/source-serif-4.woff2", weight: "400 700", style: "normal" }],
  variable: "--font-source-serif",
  display: "swap",
  adjustFontFallback: false,
});

/** Fetched only where the title of a work stands in italics. */
const sourceSerifItalic = localFont({
  src: [{ path: "./fonts/source-serif-4-italic.woff2", weight: "400", style: "italic" }],
  variable: "--font-source-serif-italic",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
});

/** Class names that define the font variables of `styles/tokens.css`. */
export const fontClasses = [thinSpace, bricolage, sourceSerif, sourceSerifItalic]
  .map((font) => font.variable)
  .join(" ");

import localFont from "next/font/local";

const bricolage = localFont({
  src: "../fonts/bricolage-grotesque.woff2",
  variable: "--font-bricolage",
  weight: "400 750",
  display: "swap",
  adjustFontFallback: false,
});

const sourceSerif = localFont({
  src: [{ path: "../fonts/source-serif-4.woff2", weight: "400 700", style: "normal" }],
  variable: "--font-source-serif",
  display: "swap",
  adjustFontFallback: false,
});

/** Downloaded only where the title of a work is in italics. */
const sourceSerifItalic = localFont({
  src: [{ path: "../fonts/source-serif-4-italic.woff2", weight: "400", style: "italic" }],
  variable: "--font-source-serif-italic",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
});

/** Class names that define the font variables of `styles/tokens.css`. */
export const fontClasses = [bricolage, sourceSerif, sourceSerifItalic].map((font) => font.variable).join(" ");

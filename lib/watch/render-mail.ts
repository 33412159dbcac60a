import { site } from "../content/load/site.ts";
import { escapeHtml } from "../escape-html.ts";
import { type Locale, languageTag, locales } from "../i18n/locales.ts";
import type { Mail } from "../mail/template.ts";

/** A row of a chart: its length is a share of the longest, 0 to 1. */
type Bar = { label: string; share: number; value: string };

/** A part of a mail to the team: a heading, a paragraph, a table of two columns, or bars. */
export type Block =
  | string
  | { heading: string; level: 2 | 3 }
  | { rows: [label: string, value: string][] }
  | { bars: Bar[] }
  | { list: string[] };

/** All that a mail says in one language. */
export type Section = { locale: Locale; title: string; blocks: Block[]; foot: string };

const BAR_LETTERS = 24;
const INK = "#1d2733";
const QUIET = "#55606e";
const FILL = "#9c2f1b";

/**
 * A mail to the team with the same content as text and as HTML, one section for each language. It loads nothing: bars
 * are cells of a table with a width and a colour, because many mail programs show neither SVG nor attached pictures.
 */
export function renderForTeam(subject: string, sections: Section[]): Mail {
  const fromName = locales.map((locale) => site.organisation.name[locale]).join(" · ");
  return {
    fromName,
    subject,
    text: sections.map(sectionAsText).join(`\n${"=".repeat(60)}\n\n`),
    html: [
      "<!doctype html>",
      `<html lang="${languageTag[sections[0]?.locale ?? "en"]}">`,
      `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>`,
      `<body style="margin:0;padding:16px;background:#ffffff;color:${INK};font:16px/1.5 Arial,Helvetica,sans-serif">`,
      ...sections.map(sectionAsHtml),
      "</body>",
      "</html>",
      "",
    ].join("\n"),
  };
}

function sectionAsText({ locale, title, blocks, foot }: Section): string {
  const parts = blocks.map((block) => blockAsText(block, locale === "fr" ? "\u00a0: " : ": "));
  return `${[title.toUpperCase(), ...parts, foot].join("\n\n")}\n`;
}

function blockAsText(block: Block, colon: string): string {
  if (typeof block === "string") return block;
  if ("heading" in block) return block.level === 2 ? `${block.heading}\n${"-".repeat(40)}` : block.heading;
  if ("list" in block) return block.list.map((item) => `- ${item}`).join("\n");
  if ("rows" in block) return block.rows.map(([label, value]) => label + colon + value).join("\n");
  const wide = Math.max(...block.bars.map(({ label }) => label.length));
  return block.bars
    .map(({ label, share, value }) => {
      const bar = "█".repeat(Math.round(share * BAR_LETTERS));
      return `${label.padEnd(wide)}  ${bar}${bar === "" ? "" : " "}${value}`;
    })
    .join("\n");
}

function sectionAsHtml({ locale, title, blocks, foot }: Section): string {
  return [
    `<div lang="${languageTag[locale]}" style="max-width:600px;margin:0 auto 48px">`,
    `<h1 style="font-size:24px;line-height:1.25;margin:0 0 12px">${escapeHtml(title)}</h1>`,
    ...blocks.map(blockAsHtml),
    `<p style="color:${QUIET};font-size:14px;border-top:1px solid #c9d0d8;padding-top:12px">${escapeHtml(foot)}</p>`,
    "</div>",
  ].join("\n");
}

function blockAsHtml(block: Block): string {
  if (typeof block === "string") return `<p style="margin:0 0 12px">${escapeHtml(block)}</p>`;
  if ("heading" in block) {
    const size = block.level === 2 ? "19px;margin:32px 0 8px" : "16px;margin:20px 0 6px";
    return `<h${block.level} style="font-size:${size};line-height:1.3">${escapeHtml(block.heading)}</h${block.level}>`;
  }
  if ("list" in block)
    return `<ul style="margin:0 0 12px;padding-left:20px">${block.list.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`;
  return "rows" in block ? tableOf(block.rows.map(asRow)) : tableOf(block.bars.map(asBar));
}

/** Tables need no style sheet, which some mail programs drop. */
function tableOf(rows: string[]): string {
  return `<table cellpadding="0" cellspacing="0" border="0" width="100%" style="margin:0 0 12px">\n${rows.join("\n")}\n</table>`;
}

function asRow([label, value]: [string, string]): string {
  return `<tr><th scope="row" align="left" style="font-weight:normal;padding:3px 12px 3px 0;border-bottom:1px solid #e3e7ec">${escapeHtml(label)}</th><td align="right" style="padding:3px 0;border-bottom:1px solid #e3e7ec;white-space:nowrap"><b>${escapeHtml(value)}</b></td></tr>`;
}

function asBar({ label, share, value }: Bar): string {
  const width = Math.round(share * 100);
  const bar =
    width < 1
      ? ""
      : `<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="${width}%"><tr><td height="14" bgcolor="${FILL}" style="background:${FILL};font-size:1px;line-height:14px">&nbsp;</td></tr></table>`;
  return `<tr><th scope="row" align="left" width="150" style="font-weight:normal;padding:3px 12px 3px 0;white-space:nowrap">${escapeHtml(label)}</th><td>${bar}</td><td align="right" width="70" style="padding-left:12px;white-space:nowrap"><b>${escapeHtml(value)}</b></td></tr>`;
}

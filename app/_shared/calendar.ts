type Entry = { title: string; summary: string; starts: Date; ends: Date; place?: string; updated: string; url: string };

/** An event as a calendar file (RFC 5545): lines end with CR LF and have 75 bytes at most. */
export function toCalendar({ title, summary, starts, ends, place, updated, url }: Entry): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${new URL(url).host}//events//EN`,
    "BEGIN:VEVENT",
    `UID:${url}`,
    `DTSTAMP:${updated.replaceAll("-", "")}T000000Z`,
    `DTSTART:${inUtc(starts)}`,
    `DTEND:${inUtc(ends)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(summary)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    `URL:${url}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function inUtc(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/gu, "");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/gu, (character) => `\\${character}`).replace(/\r?\n/gu, "\\n");
}

/** A long line goes on in the next one, which begins with a space; no character is cut in two. */
function folded(line: string): string {
  const parts = [""];
  for (const character of line) {
    const last = parts.at(-1) ?? "";
    if (Buffer.byteLength(last + character) > (parts.length === 1 ? 75 : 74)) parts.push(character);
    else parts[parts.length - 1] = last + character;
  }
  return parts.join("\r\n ");
}

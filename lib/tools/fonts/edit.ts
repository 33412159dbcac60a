/** Changes a font (`sfnt`, not compressed). Source of the layouts: OpenType 1.9.1, `otff`, `cmap`, `head`, `hmtx`. */

const RECORD_BYTES = 16;
const HEADER_BYTES = 12;
const WHOLE_FONT = 0xb1b0afba;

type Table = { tag: string; bytes: Buffer };

/**
 * The font with `alias` drawn as `original`, both code points up to U+FFFE.
 * @throws Error when the font has no glyph for `original`
 */
export function addAlias(font: Buffer, alias: number, original: number): Buffer {
  const tables = readTables(font);
  const cmap = tables.find(({ tag }) => tag === "cmap");
  const glyphs = cmap ? readGlyphs(cmap.bytes) : new Map<number, number>();
  const glyph = glyphs.get(original);
  if (!cmap || !glyph) throw new Error(`The font has no glyph for U+${hex(original)}.`);
  cmap.bytes = writeGlyphs(glyphs.set(alias, glyph));
  return writeTables(font.readUInt32BE(0), tables);
}

/**
 * The font with the glyph of `character` set to the width `ems` at the origin of its axes; variations along the axes
 * stay.
 * @throws Error when the font has no glyph for it, or none with a width of its own
 */
export function setWidth(font: Buffer, character: number, ems: number): Buffer {
  const tables = readTables(font);
  const bytesOf = (name: string) => tables.find(({ tag }) => tag === name)?.bytes ?? Buffer.alloc(0);
  const glyph = glyphsOf(font).get(character) ?? Number.NaN;
  const ownWidths = bytesOf("hhea").readUInt16BE(34);
  if (!(glyph < ownWidths)) throw new Error(`The font has no width of its own for U+${hex(character)}.`);
  bytesOf("hmtx").writeUInt16BE(Math.round(ems * bytesOf("head").readUInt16BE(18)), glyph * 4);
  return writeTables(font.readUInt32BE(0), tables);
}

/** Code point → glyph, of the font's `cmap` in format 4 (the characters up to U+FFFE). */
export function glyphsOf(font: Buffer): Map<number, number> {
  const cmap = readTables(font).find(({ tag }) => tag === "cmap");
  return cmap ? readGlyphs(cmap.bytes) : new Map();
}

const hex = (character: number) => character.toString(16).toUpperCase();

function readTables(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const record = HEADER_BYTES + index * RECORD_BYTES;
    const offset = font.readUInt32BE(record + 8);
    const bytes = Buffer.from(font.subarray(offset, offset + font.readUInt32BE(record + 12)));
    return { tag: font.toString("latin1", record, record + 4), bytes };
  });
}

function readGlyphs(cmap: Buffer): Map<number, number> {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + index * 8));
  const start = offsets.find((offset) => cmap.readUInt16BE(offset) === 4);
  const glyphs = new Map<number, number>();
  if (start === undefined) return glyphs;
  const segments = cmap.readUInt16BE(start + 6) / 2;
  const at = (list: number, segment: number) => start + 14 + (list * segments + segment) * 2 + (list > 0 ? 2 : 0);
  for (let segment = 0; segment < segments; segment++) {
    const [last, first, delta, range] = [0, 1, 2, 3].map((list) => cmap.readUInt16BE(at(list, segment))) as Four;
    for (let code = first; code <= last && code < 0xffff; code++) {
      const given = range === 0 ? code : cmap.readUInt16BE(at(3, segment) + range + (code - first) * 2);
      const glyph = given === 0 ? 0 : (given + delta) & 0xffff;
      if (glyph) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}

type Four = [number, number, number, number];

/** A `cmap` of one subtable in format 4, for Unicode and for Windows. */
function writeGlyphs(glyphs: Map<number, number>): Buffer {
  const segments: { first: number; last: number; delta: number }[] = [];
  for (const [code, glyph] of [...glyphs].sort(([a], [b]) => a - b)) {
    const open = segments.at(-1);
    const delta = (glyph - code) & 0xffff;
    if (open && open.last === code - 1 && open.delta === delta) open.last = code;
    else segments.push({ first: code, last: code, delta });
  }
  segments.push({ first: 0xffff, last: 0xffff, delta: 1 });
  const [range, selector] = searchFields(segments.length, 2);
  const words = [
    ...[4, 16 + segments.length * 8, 0, segments.length * 2, range, selector, segments.length * 2 - range],
    ...[...segments.map(({ last }) => last), 0, ...segments.map(({ first }) => first)],
    ...[...segments.map(({ delta }) => delta), ...segments.map(() => 0)],
  ];
  const header = [0, 2, 0, 3, 0, 20, 3, 1, 0, 20];
  const bytes = Buffer.alloc((header.length + words.length) * 2);
  for (const [index, word] of [...header, ...words].entries()) bytes.writeUInt16BE(word, index * 2);
  return bytes;
}

/** `searchRange` and `entrySelector` of a list of `count` entries of `size` bytes. */
function searchFields(count: number, size: number): [number, number] {
  const selector = Math.floor(Math.log2(count));
  return [2 ** selector * size, selector];
}

function writeTables(version: number, tables: Table[]): Buffer {
  const header = Buffer.alloc(HEADER_BYTES + tables.length * RECORD_BYTES);
  const [range, selector] = searchFields(tables.length, RECORD_BYTES);
  header.writeUInt32BE(version, 0);
  for (const [index, word] of [tables.length, range, selector, tables.length * RECORD_BYTES - range].entries()) {
    header.writeUInt16BE(word, 4 + index * 2);
  }
  let offset = header.length;
  const padded = tables.map(({ tag, bytes }, index) => {
    if (tag === "head") bytes.writeUInt32BE(0, 8);
    const whole = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    const record = HEADER_BYTES + index * RECORD_BYTES;
    header.write(tag, record, "latin1");
    for (const [field, value] of [checksum(whole), offset, bytes.length].entries()) {
      header.writeUInt32BE(value, record + 4 + field * 4);
    }
    offset += whole.length;
    return whole;
  });
  const font = Buffer.concat([header, ...padded]);
  const head = tables.findIndex(({ tag }) => tag === "head");
  if (head >= 0) {
    const at = font.readUInt32BE(HEADER_BYTES + head * RECORD_BYTES + 8);
    font.writeUInt32BE((WHOLE_FONT - checksum(font)) >>> 0, at + 8);
  }
  return font;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

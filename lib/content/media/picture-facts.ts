/** What the first bytes of a photo say: its kind, its size as it is seen, and whether it tells where it was taken. */
export type PictureFacts = { kind: "jpeg" | "png" | "webp"; width: number; height: number; hasPosition: boolean };

/** Reads the header of a JPEG, PNG or WebP file; null when it is none of them, or broken. */
export function pictureFacts(bytes: Buffer): PictureFacts | null {
  try {
    if (bytes.readUInt16BE(0) === 0xffd8) return ofJpeg(bytes);
    if (bytes.subarray(1, 4).toString("latin1") === "PNG") return ofPng(bytes);
    if (bytes.subarray(8, 12).toString("latin1") === "WEBP") return ofWebp(bytes);
  } catch {
    // The file ends too early: it is reported as no picture.
  }
  return null;
}

function ofJpeg(bytes: Buffer): PictureFacts | null {
  let exif: Exif = { turned: false, hasPosition: false };
  for (let at = 2; at < bytes.length; ) {
    const marker = bytes.readUInt16BE(at);
    const length = bytes.readUInt16BE(at + 2);
    if (marker === 0xffe1 && bytes.subarray(at + 4, at + 8).toString("latin1") === "Exif")
      exif = readExif(bytes.subarray(at + 10, at + 2 + length));
    // Start of a frame: all markers from C0 to CF but those of tables (C4), extensions (C8) and coding (CC).
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      return { kind: "jpeg", ...sized(width, height, exif), hasPosition: exif.hasPosition };
    }
    if (marker < 0xff00) return null;
    at += 2 + length;
  }
  return null;
}

function ofPng(bytes: Buffer): PictureFacts {
  const exif = bytes.indexOf("eXIf");
  const found = exif < 0 ? { turned: false, hasPosition: false } : readExif(bytes.subarray(exif + 4));
  return {
    kind: "png",
    ...sized(bytes.readUInt32BE(16), bytes.readUInt32BE(20), found),
    hasPosition: found.hasPosition,
  };
}

function ofWebp(bytes: Buffer): PictureFacts | null {
  const chunk = bytes.subarray(12, 16).toString("latin1");
  const exif = bytes.indexOf("EXIF");
  const found = exif < 0 ? { turned: false, hasPosition: false } : readExif(bytes.subarray(exif + 8));
  const facts = (width: number, height: number) => ({
    kind: "webp" as const,
    ...sized(width, height, found),
    hasPosition: found.hasPosition,
  });
  if (chunk === "VP8X") return facts(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
  if (chunk === "VP8 ") return facts(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
  if (chunk !== "VP8L") return null;
  const bits = bytes.readUInt32LE(21);
  return facts((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
}

type Exif = { turned: boolean; hasPosition: boolean };

const ORIENTATION = 0x0112;
const POSITION = 0x8825;

/** Whether a camera was held upright, and whether the file holds a position: two entries of the first directory. */
function readExif(tiff: Buffer): Exif {
  const little = tiff.subarray(0, 2).toString("latin1") === "II";
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Array.from({ length: u16(first) }, (_, index) => first + 2 + index * 12);
  const orientation = entries.find((at) => u16(at) === ORIENTATION);
  return {
    turned: orientation !== undefined && u16(orientation + 8) >= 5,
    hasPosition: entries.some((at) => u16(at) === POSITION),
  };
}

function sized(width: number, height: number, { turned }: Exif): { width: number; height: number } {
  return turned ? { width: height, height: width } : { width, height };
}

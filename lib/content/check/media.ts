import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DOWNLOADS_FILE, DOWNLOADS_FOLDER } from "../load/downloads.ts";
import { PHOTO_ENDINGS, PHOTOS_FILE, PHOTOS_FOLDER } from "../load/photos.ts";
import { isComponent, walk } from "../mdx/tree.ts";
import { pictureFacts } from "../media/picture-facts.ts";
import type { Problem } from "../problem.ts";
import { listFiles } from "../read/folders.ts";
import type { AllContent } from "./content-types.ts";
import { textsOf } from "./texts.ts";

const WIDTH_MIN = 800;
const MEGABYTES_MAX = 20;

/** Photos and files to download must be what their lists say, and each must be on a page. */
export async function checkMedia(root: string, found: AllContent): Promise<Problem[]> {
  const used = namesUsed(found);
  return [...(await photos(root, found, used)), ...(await downloads(root, found, used))];
}

function namesUsed(found: AllContent): Set<string> {
  const used = new Set<string>();
  for (const { tree } of textsOf(found))
    if (tree)
      walk(tree, (node) => {
        const name = isComponent(node) && node.attributes?.find((attribute) => attribute.name === "name")?.value;
        if (typeof name === "string") used.add(`${node.name} ${name}`);
      });
  return used;
}

async function photos(root: string, { photos: sheet }: AllContent, used: Set<string>): Promise<Problem[]> {
  const names = (await listFiles(root, PHOTOS_FOLDER)).filter(
    (name) => !name.startsWith(".") && !name.endsWith(".yaml"),
  );
  const entries = sheet?.value ?? [];
  const problems: Problem[] = [];
  for (const [index, { id }] of entries.entries()) {
    const at = (field: string) =>
      ({ file: PHOTOS_FILE, ...sheet?.fields.placeOf([index, field]) }) as Pick<Problem, "file" | "line" | "column">;
    const name = names.find((file) => PHOTO_ENDINGS.test(file) && file.replace(PHOTO_ENDINGS, "") === id);
    if (!name)
      problems.push({
        ...at("id"),
        found: `no file for the photo \`${id}\``,
        remedy: `put it here: ${PHOTOS_FOLDER}/${id}.jpg, .png or .webp`,
      });
    else if (!used.has(`Photo ${id}`))
      problems.push({
        ...at("id"),
        level: "warning",
        found: `the photo \`${id}\` is on no page`,
        remedy: `write <Photo name="${id}" /> where it belongs, or remove it`,
      });
    if (entries.findIndex((other) => other.id === id) < index)
      problems.push({ ...at("id"), found: `the id \`${id}\` is here twice`, remedy: "give each photo its own" });
  }
  for (const name of names) {
    const place = { file: `${PHOTOS_FOLDER}/${name}`, line: 1, column: 1 };
    const facts = pictureFacts(await readBytes(root, `${PHOTOS_FOLDER}/${name}`));
    if (!facts)
      problems.push({ ...place, found: "this is no photo in JPEG, PNG or WebP", remedy: "export it again as JPEG" });
    else if (facts.hasPosition)
      problems.push({
        ...place,
        found: "this photo tells where it was taken",
        remedy: "take its position out: export it without its data, or without its place",
      });
    else if (facts.width < WIDTH_MIN)
      problems.push({
        ...place,
        found: `a photo ${facts.width} pixels wide`,
        remedy: `take one of at least ${WIDTH_MIN}, or readers see it blurred`,
      });
    if (sheet?.value && !entries.some(({ id }) => id === name.replace(PHOTO_ENDINGS, "")))
      problems.push({
        ...place,
        found: `a photo that ${PHOTOS_FILE} does not name`,
        remedy: "add its entry: alt, credit, licence and consent",
      });
  }
  return problems;
}

async function downloads(root: string, { downloads: sheet }: AllContent, used: Set<string>): Promise<Problem[]> {
  const names = (await listFiles(root, DOWNLOADS_FOLDER)).filter((name) => !name.startsWith("."));
  const entries = sheet?.value ?? [];
  const problems: Problem[] = [];
  for (const [index, { id, files }] of entries.entries()) {
    const at = (path: string[]) =>
      ({ file: DOWNLOADS_FILE, ...sheet?.fields.placeOf([index, ...path]) }) as Pick<
        Problem,
        "file" | "line" | "column"
      >;
    for (const [locale, name] of Object.entries(files)) {
      if (!names.includes(name)) {
        problems.push({
          ...at(["files", locale]),
          found: `no file \`${name}\` in ${DOWNLOADS_FOLDER}`,
          remedy: "put it there, or correct its name",
        });
        continue;
      }
      const bytes = await readBytes(root, `${DOWNLOADS_FOLDER}/${name}`);
      const place = { file: `${DOWNLOADS_FOLDER}/${name}`, line: 1, column: 1 };
      if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-")
        problems.push({ ...place, found: "this is no PDF", remedy: "export it again as PDF" });
      else if (bytes.length > MEGABYTES_MAX * 1e6)
        problems.push({
          ...place,
          found: `a file of ${Math.round(bytes.length / 1e6)} MB`,
          remedy: `export it smaller: ${MEGABYTES_MAX} MB at most`,
        });
    }
    if (!used.has(`Download ${id}`))
      problems.push({
        ...at(["id"]),
        level: "warning",
        found: `the file \`${id}\` is on no page`,
        remedy: `write <Download name="${id}" /> where it belongs, or remove it`,
      });
  }
  const listed = entries.flatMap(({ files }) => Object.values(files));
  for (const name of names)
    if (sheet?.value !== null && !listed.includes(name))
      problems.push({
        file: `${DOWNLOADS_FOLDER}/${name}`,
        line: 1,
        column: 1,
        found: `a file that ${DOWNLOADS_FILE} does not name`,
        remedy: "add its entry there, or remove it",
      });
  return problems;
}

/** The bytes of a file; none when it cannot be opened, and then it is not what it should be. */
function readBytes(root: string, file: string): Promise<Buffer> {
  return readFile(join(root, file)).catch(() => Buffer.alloc(0)); // reported as a file that is not what it should be
}

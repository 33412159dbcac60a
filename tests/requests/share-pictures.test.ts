import sharp from "sharp";
import { PICTURE_SIZE } from "#lib/charts/pictures.ts";
import { locales } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { pathOf, readEveryPage } from "#tests/support/site-pages.ts";

for (const locale of locales) {
  test(`every page has a picture for share cards in its own language (${locale})`, async ({ request }) => {
    const listed = [...(await readEveryPage(request))].filter(([path]) => path.split("/")[1] === locale);
    expect(listed.length).toBeGreaterThan(25);
    const seen = new Map<string, string>();
    for (const [path, { card: said }] of listed) {
      const picture = pathOf(said["og:image"] ?? "");
      seen.set(path, picture);
      expect.soft(said, path).toMatchObject({
        "og:image:width": String(PICTURE_SIZE.width),
        "og:image:height": String(PICTURE_SIZE.height),
        "twitter:card": "summary_large_image",
        "twitter:image": said["og:image"],
      });
      expect.soft(said["og:image:alt"], path).toBeTruthy();
      expect.soft(picture.split("/")[2], path).toBe(locale);
    }
    for (const picture of new Set(seen.values())) {
      const answer = await request.get(picture);
      expect.soft([answer.status(), answer.headers()["content-type"]], picture).toEqual([200, "image/png"]);
      if (!answer.ok()) continue;
      const { format, width, height } = await sharp(await answer.body()).metadata();
      expect.soft({ format, width, height }, picture).toEqual({ format: "png", ...PICTURE_SIZE });
    }
    // Only the versions of a petition's text, and its figures, share a picture, that of the petition.
    const own = listed
      .filter(([path]) => !/\/versions\/|\/petitions\/[^/]+\/./.test(path))
      .map(([path]) => seen.get(path));
    expect(new Set(own).size).toBe(own.length);
  });
}

import { expect, test, vi } from "vitest";
import { GET } from "#app/[locale]/feed.xml/route.ts";
import { listNews } from "#lib/content/index.ts";

vi.mock("#lib/content/index.ts", async (original) => ({
  ...(await original<typeof import("#lib/content/index.ts")>()),
  listNews: vi.fn(),
}));

test("a feed is as new as the item that changed last, which may not be the newest", async () => {
  const item = { kind: "law", slugs: { en: "a", fr: "a" }, title: "A title", summary: "A summary" };
  vi.mocked(listNews).mockResolvedValue([
    { ...item, key: "b", slug: "b", date: "2026-11-20", updated: "2026-11-20" },
    { ...item, key: "a", slug: "a", date: "2026-05-01", updated: "2026-11-27" },
  ] as never);
  const answer = await GET(new Request("http://localhost"), { params: Promise.resolve({ locale: "en" }) });
  const [ofFeed] = /<updated>.*?<\/updated>/u.exec(await answer.text()) ?? [];
  expect(ofFeed).toContain("2026-11-27");
});

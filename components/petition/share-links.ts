import { type Channel, withVia } from "#lib/petitions/via.ts";

type Shared = {
  /** Complete address of the page, as its canonical link has it: each way adds its own mark (lib/petitions/via.ts). */
  url: string;
  /** Subject of a mail. */
  title: string;
  /** What the reader says with it, without the address. */
  words: string;
};

/** Ways to pass a page on that are plain links, in the order of the row. `network` is a name that no language changes. */
export function shareLinks({ url, title, words }: Shared) {
  const said = (channel: Channel) => wordsWithLink({ url, words }, channel);
  return {
    email: `mailto:?${query({ subject: title, body: said("email") })}`,
    whatsApp: `https://wa.me/?${query({ text: said("whatsapp") })}`,
    sms: `sms:?&${query({ body: said("sms") })}`,
    telegram: `https://t.me/share/url?${query({ url: withVia(url, "telegram"), text: words })}`,
    facebook: `https://www.facebook.com/sharer/sharer.php?${query({ u: withVia(url, "facebook") })}`,
    bluesky: `https://bsky.app/intent/compose?${query({ text: said("bluesky") })}`,
    linkedIn: `https://www.linkedin.com/sharing/share-offsite/?${query({ url: withVia(url, "linkedin") })}`,
    x: `https://x.com/intent/post?${query({ text: words, url: withVia(url, "x") })}`,
  };
}

/** What the reader says and the page's address, marked with the way it is passed on. */
export function wordsWithLink({ url, words }: Omit<Shared, "title">, channel: Channel): string {
  return `${words} ${withVia(url, channel)}`;
}

/** The page on a Mastodon server where a post can be written: `https://{server}/share?text=…`. */
export function mastodonLink(server: string, shared: Omit<Shared, "title">): string {
  return `https://${server}/share?${query({ text: wordsWithLink(shared, "mastodon") })}`;
}

/** Spaces as `%20`: mail and message programs show a plus as it is. */
function query(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}

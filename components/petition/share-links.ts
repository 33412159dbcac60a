type Shared = {
  /** Complete address of the page. */
  url: string;
  /** Subject of a mail. */
  title: string;
  /** What the reader says with it, without the address. */
  words: string;
};

/** Ways to pass a page on that are plain links, in the order of the row. `network` is a name that no language changes. */
export function shareLinks({ url, title, words }: Shared) {
  const said = `${words} ${url}`;
  return {
    email: `mailto:?${query({ subject: title, body: said })}`,
    whatsApp: `https://wa.me/?${query({ text: said })}`,
    sms: `sms:?&${query({ body: said })}`,
    telegram: `https://t.me/share/url?${query({ url, text: words })}`,
    facebook: `https://www.facebook.com/sharer/sharer.php?${query({ u: url })}`,
    bluesky: `https://bsky.app/intent/compose?${query({ text: said })}`,
    linkedIn: `https://www.linkedin.com/sharing/share-offsite/?${query({ url })}`,
    x: `https://x.com/intent/post?${query({ text: words, url })}`,
  };
}

/** The page on a Mastodon server where a post can be written: `https://{server}/share?text=…`. */
export function mastodonLink(server: string, { url, words }: Omit<Shared, "title">): string {
  return `https://${server}/share?${query({ text: `${words} ${url}` })}`;
}

/** Spaces as `%20`: mail and message programs show a plus as it is. */
function query(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}

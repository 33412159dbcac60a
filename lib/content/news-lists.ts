/**
 * A person who asks for news without signing is stored like a signer, under a key that no petition can have: every limit, seal,
 * link and erasure holds for them without a second copy of it. See lib/decisions/043-news-without-signing.md.
 */
const PREFIX = "news:";

/** News of every campaign. */
export const ALL_NEWS = PREFIX;

/** News of one petition's campaign. */
export function newsListOf(petition: string): string {
  return `${PREFIX}${petition}`;
}

/** Whether a key stands for people who asked for news, and for no petition. */
export function isNewsList(key: string): boolean {
  return key.startsWith(PREFIX);
}

/** The petition whose news a list is for; null for news of every campaign. */
export function petitionOfNewsList(key: string): string | null {
  return key.slice(PREFIX.length) || null;
}

/** Everywhere that people may have asked for news about a petition: by signing it, on its list, on that of all. */
export function whoAskedForNewsOf(petition: string): string[] {
  return [petition, newsListOf(petition), ALL_NEWS];
}

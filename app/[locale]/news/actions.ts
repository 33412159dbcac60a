"use server";

import { redirect } from "next/navigation";
import type { NewsFormState } from "#components/news/news-form-state.ts";
import { newsInboxPath } from "#lib/i18n/index.ts";
import { askForNews } from "#lib/signatures/news/ask-for-news.ts";
import { visitorAddress } from "../../_shared/visitor-address.ts";

/** Asks for news without a signature: leads to "check your inbox", or shows the form again with what was typed. */
export async function sendMeNews(_: NewsFormState, form: FormData): Promise<NewsFormState> {
  const outcome = await askForNews(form, await visitorAddress());
  return outcome.is === "accepted" ? redirect(newsInboxPath(outcome.locale)) : outcome.state;
}

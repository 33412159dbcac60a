"use client";

import { type ReactNode, useActionState } from "react";
import { TextField } from "#components/ui/field.tsx";
import { ActionForm, type ActionWords } from "./action-button.tsx";
import { type SupporterAction, typedOf } from "./action-state.ts";

type Tool = { title: string; action: SupporterAction; words: ActionWords };
type NameTool = Tool & { label: string; errorPrefix: string; errors: Partial<Record<string, string>> };

type Props = {
  token: string;
  locale: string;
  title: string;
  lede: string;
  /** The page's title, and the same when the name has to be corrected. */
  pageTitle: string;
  pageTitleWithErrors: string;
  tools: { name: NameTool; data: Tool; updates: Tool };
  /** The link to withdraw, which leads to a second confirmation on a separate page. */
  children: ReactNode;
};

/**
 * The actions of a supporter with a confirmed signature, closed under one heading; it opens when an action has a
 * result. The name is never filled in: this process cannot decrypt the given one. A mistake in it takes the focus and
 * shows in the page's title, which this component writes.
 */
export function ToolBox({ token, locale, title, lede, tools, children, ...page }: Props) {
  const { name, data, updates } = tools;
  const [named, sendName] = useActionState(name.action, null);
  const [asked, askData] = useActionState(data.action, null);
  const [stopped, stopUpdates] = useActionState(updates.action, null);
  const code = named?.status === "invalid" ? named.errors.name : undefined;
  return (
    <details className="disclose" open={named !== null || asked !== null || stopped !== null}>
      <title>{code ? page.pageTitleWithErrors : page.pageTitle}</title>
      <summary>{title}</summary>
      <p className="small">{lede}</p>
      <h3>{name.title}</h3>
      <ActionForm form="correct-name" send={sendName} state={named} token={token} locale={locale} words={name.words}>
        <TextField
          id="name"
          label={name.label}
          error={code && name.errors[code]}
          errorPrefix={name.errorPrefix}
          autoComplete="name"
          // Without scripts this is the only way to place the focus on what went wrong.
          autoFocus={Boolean(code)}
          data-focus={code ? "" : undefined}
          // Or the script that follows the focus would take the field out of the order of tabs.
          tabIndex={code ? 0 : undefined}
          defaultValue={typedOf(named).name}
        />
      </ActionForm>
      <h3>{data.title}</h3>
      <ActionForm form="data" send={askData} state={asked} token={token} locale={locale} words={data.words} />
      <h3>{updates.title}</h3>
      <ActionForm
        form="stop-updates"
        send={stopUpdates}
        state={stopped}
        token={token}
        locale={locale}
        words={updates.words}
      />
      {children}
    </details>
  );
}

import { evaluateSync } from "@mdx-js/mdx";
import type { MDXComponents, MDXContent } from "mdx/types.js";
import { createElement, type ReactNode } from "react";
import * as runtime from "react/jsx-runtime";
import remarkGfm from "remark-gfm";
import type { Locale } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translate.ts";
import { broken } from "../broken.ts";
import { ContentError } from "../problem.ts";
import { rehypeHeadingIds } from "./headings.ts";
import { parseAll } from "./parse-all.ts";
import { rehypeSourceMarks } from "./rehype-source-marks.ts";
import { rehypeTypography } from "./rehype-typography.ts";
import { remarkKnownComponents } from "./remark-known-components.ts";

/** A text as a component. It is compiled when it is first rendered. */
export type Body = (props: { components: MDXComponents }) => ReactNode;

/**
 * The text of a file as a server component, typeset in its language.
 * @param mdx the file with its frontmatter replaced by blank lines, so that errors keep their line
 * @param file shown in errors
 */
export function bodyOf(locale: Locale, mdx: string, file: string): Body {
  let compiled: MDXContent | undefined;
  return function Body(props) {
    compiled ??= compile(locale, mdx, file);
    return createElement(compiled, props);
  };
}

/** @throws ContentError with the same text as the check: the development server shows it on the page */
function compile(locale: Locale, mdx: string, file: string): MDXContent {
  const t = translator(locale);
  try {
    const evaluated = evaluateSync(
      { value: mdx, path: file },
      {
        ...runtime,
        remarkRehypeOptions: {
          clobberPrefix: "note-",
          footnoteLabel: t("media.notes"),
          footnoteLabelProperties: { className: ["notes-title"] },
          footnoteBackLabel: (reference, again) =>
            t("media.noteBack", { number: `${reference + 1}${again > 1 ? `-${again}` : ""}` }),
        },
        remarkPlugins: [remarkGfm, [remarkKnownComponents, file]],
        rehypePlugins: [rehypeHeadingIds, rehypeSourceMarks, [rehypeTypography, locale]],
      },
    );
    return evaluated.default;
  } catch (error) {
    const { mistakes } = parseAll(mdx);
    if (error instanceof ContentError) throw broken(error);
    if (mistakes.length === 0) throw error;
    throw broken(new ContentError(mistakes.map((mistake) => ({ file, ...mistake }))));
  }
}

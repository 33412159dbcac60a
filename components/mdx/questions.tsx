import { Children, cloneElement, isValidElement, type ReactNode } from "react";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { anchorOf } from "#lib/content/index.ts";
import { Body } from "./ledgers.tsx";

/** Questions and answers. The first answer is open, so that readers see that the others can be opened. */
export function Questions({ children }: { children: ReactNode }) {
  const questions = Children.toArray(children).filter((child) => isValidElement<QuestionProps>(child));
  return (
    <div className="qa">
      {questions.map((question, index) => (index === 0 ? cloneElement(question, { open: true }) : question))}
    </div>
  );
}

type QuestionProps = { q: string; open?: boolean; children?: ReactNode };

export function Question({ q, open, children }: QuestionProps) {
  return (
    <details open={open} data-passage="question">
      <summary>
        <span data-passage-title="">
          <NoBreakBillNumbers>{q}</NoBreakBillNumbers>
        </span>
      </summary>
      {/* A link to the answer opens it */}
      <div id={anchorOf(q)} className="answer">
        <Body>{children}</Body>
      </div>
    </details>
  );
}

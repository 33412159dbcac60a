import { Fragment } from "react";

const billNumbers = /(\bC-\d+\b)/;

/**
 * Text from content or messages. A browser would break a bill's number after its hyphen, so this keeps it on one line.
 */
export function NoBreakBillNumbers({ children }: { children: string }) {
  return children.split(billNumbers).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one string never change places
      <span key={index} className="nowrap">
        {part}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one string never change places
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}

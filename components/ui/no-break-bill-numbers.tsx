import { Fragment } from "react";

const billNumbers = /(\bC-\d+\b)/;

/** Text from content or messages; the browser would break a bill's number after its hyphen, so it is held together. */
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

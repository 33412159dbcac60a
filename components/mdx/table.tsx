import type { ComponentProps } from "react";

/**
 * A Markdown table that scrolls sideways on a phone instead of widening the page; it can also be scrolled with the
 * keyboard.
 */
export function Table(props: ComponentProps<"table">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="table-wrap" tabIndex={0}>
      <table {...props} />
    </div>
  );
}

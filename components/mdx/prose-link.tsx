import type { ComponentProps } from "react";
import { realAddress } from "#lib/content/index.ts";

/** A link of a text. A placeholder address in prose becomes the address of this organisation. */
export function ProseLink({ href, children, ...rest }: ComponentProps<"a">) {
  return (
    <a {...rest} href={href === undefined ? undefined : realAddress(href)}>
      {typeof children === "string" ? realAddress(children) : children}
    </a>
  );
}

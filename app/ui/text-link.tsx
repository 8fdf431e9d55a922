import type { ComponentPropsWithoutRef } from "react";
import { cx } from "./cx";

/** A link in running text or in a table cell. */
export function TextLink({ className, children, ...rest }: ComponentPropsWithoutRef<"a"> & { href: string }) {
  return (
    <a
      {...rest}
      className={cx("text-spring underline-offset-3 hover:text-spring-dark hover:underline", className)}
    >
      {children}
    </a>
  );
}

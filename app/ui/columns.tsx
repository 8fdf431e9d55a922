import type { ReactNode } from "react";
import { cx } from "./cx";

interface ColumnsProps {
  /** The wide part. */
  children: ReactNode;
  /** Cards at the right, below the rest on narrow screens. */
  side: ReactNode;
  /** Both parts of the same width. */
  even?: boolean | undefined;
}

/** A page in two columns that never pushes its body wider than the screen. */
export function Columns({ children, side, even }: ColumnsProps) {
  return (
    <div
      className={cx(
        "grid grid-cols-1 items-start gap-4 sm:gap-5",
        even ? "lg:grid-cols-2" : "lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]",
      )}
    >
      <div className="min-w-0 space-y-4 sm:space-y-5">{children}</div>
      <div className="min-w-0 space-y-4 sm:space-y-5">{side}</div>
    </div>
  );
}

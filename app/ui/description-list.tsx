import type { ReactNode } from "react";
import { cx } from "./cx";

export interface Fact {
  term: ReactNode;
  /** Nothing to say leaves the line out. */
  value: ReactNode;
}
interface DescriptionListProps {
  facts: readonly Fact[];
  /** "between": value at the right edge with hairlines, for figures in a narrow card. */
  layout?: "columns" | "between" | undefined;
}

/** Terms and what they are. */
export function DescriptionList({ facts, layout = "columns" }: DescriptionListProps) {
  const shown = facts.filter(({ value }) => value !== null && value !== undefined && value !== "");
  const between = layout === "between";
  return (
    <dl className={between ? "divide-y divide-line" : "space-y-2"}>
      {shown.map(({ term, value }, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: terms may be elements and never reorder
          key={index}
          className={cx(
            between
              ? "flex items-baseline justify-between gap-4 py-2"
              : "sm:grid sm:grid-cols-[minmax(5.5rem,20%)_1fr] sm:gap-2",
          )}
        >
          <dt className={between ? "max-w-1/2 shrink-0" : "text-muted"}>{term}</dt>
          <dd className={cx("min-w-0", between && "tabular text-right font-semibold")}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

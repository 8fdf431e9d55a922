import { type ReactNode, useId } from "react";
import { cx } from "./cx";

/** Columns side by side, stacked on a phone: 即收 / 即转 / 即办 / 即访. */
export function Board({ children }: { children: ReactNode }) {
  return (
    <div className="grid items-start gap-3.5 sm:grid-cols-2 xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none">
      {children}
    </div>
  );
}

interface BoardColumnProps {
  title: ReactNode;
  count: number;
  /** Shown when there are no cards. */
  empty?: ReactNode;
  /** A link to all of them, when only the first are shown. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** One column with its count; its cards are list items. */
export function BoardColumn({ title, count, empty, footer, children }: BoardColumnProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-card bg-well p-3 xl:min-h-96">
      <div className="mb-2 flex items-baseline justify-between gap-2 pr-1">
        <h2 id={id} className="text-base font-bold">
          {title}
        </h2>
        <span className="tabular text-sm font-semibold text-muted">{count}</span>
      </div>
      {count === 0 && empty ? <p className="px-1 py-3 text-sm text-muted">{empty}</p> : null}
      <ul className="space-y-2.5">{children}</ul>
      {footer ? <div className="px-1 pt-2.5 text-sm">{footer}</div> : null}
    </section>
  );
}

interface BoardCardProps {
  title: ReactNode;
  href?: string | undefined;
  detail?: ReactNode;
  /** Bottom line: clock or pill at the left … */
  chips?: ReactNode;
  /** … one action at the right. */
  action?: ReactNode;
  /** A coloured edge: due soon, or overdue and disputed. */
  edge?: "amber" | "seal" | undefined;
  children?: ReactNode;
}

const edges = { amber: "border-l-3 border-l-amber", seal: "border-l-3 border-l-seal" };

/** One matter on the board. */
export function BoardCard({ title, href, detail, chips, action, edge, children }: BoardCardProps) {
  return (
    <li className={cx("rounded-control border border-line bg-surface p-3", edge && edges[edge])}>
      <h3 className="font-semibold">
        {href ? (
          <a href={href} className="hover:text-spring hover:underline">
            {title}
          </a>
        ) : (
          title
        )}
      </h3>
      {detail ? <p className="text-sm text-muted">{detail}</p> : null}
      {children}
      {chips || action ? (
        <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
          <span className="flex flex-wrap items-center gap-1.5">{chips}</span>
          {action}
        </div>
      ) : null}
    </li>
  );
}

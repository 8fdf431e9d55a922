import { type ReactNode, useId } from "react";
import { cx } from "./cx";

interface CardProps {
  title?: ReactNode;
  /** Right of the title: a note, a link, a pill. */
  aside?: ReactNode;
  /** Below a line at the end: actions or a remark. */
  footer?: ReactNode;
  /** No padding around the content and a line below the title: for tables and lists that reach the edges. */
  flush?: boolean | undefined;
  /** Level of the title's heading, 2 unless given. */
  level?: 2 | 3 | undefined;
  /** Draws the card in the accent: the recommended or chosen one. */
  accent?: boolean | undefined;
  id?: string | undefined;
  className?: string | undefined;
  children?: ReactNode;
}

/** A surface with a hairline. With a title it is a region named by it. */
export function Card({ title, aside, footer, flush, level = 2, accent, id, className, children }: CardProps) {
  const titleId = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      id={id}
      aria-labelledby={title ? titleId : undefined}
      className={cx(
        "min-w-0 overflow-clip rounded-card border bg-surface",
        accent ? "border-spring" : "border-line",
        className,
      )}
    >
      {title || aside ? (
        <div
          className={cx(
            "flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 sm:px-5",
            flush ? "border-b border-line py-3.5" : "pt-4",
          )}
        >
          {title ? (
            <Heading id={titleId} className="text-base font-bold">
              {title}
            </Heading>
          ) : null}
          {aside ? <div className="text-sm text-muted">{aside}</div> : null}
        </div>
      ) : null}
      <div className={flush ? undefined : cx("px-4 pb-4 sm:px-5 sm:pb-5", title ? "pt-2.5" : "pt-4 sm:pt-5")}>
        {children}
      </div>
      {footer ? <div className="border-t border-line px-4 py-3 sm:px-5">{footer}</div> : null}
    </section>
  );
}

import type { ReactNode } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cx } from "./cx";
import { VisuallyHidden } from "./visually-hidden";

export interface TimelineEntry {
  id: string;
  title: ReactNode;
  /** Who and how, in muted words. */
  detail?: ReactNode;
  /** When, right-aligned: usually a DateTime. */
  at?: ReactNode;
  state?: "done" | "current" | "future" | undefined;
}

const dots = {
  done: "border-spring bg-spring",
  current: "border-spring bg-surface",
  future: "border-line bg-surface",
};

/** 全程留痕: what happened, what is going on, what is still to come, oldest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useTexts(common);
  return (
    <ol>
      {entries.map(({ id, title, detail, at, state = "done" }, index) => (
        <li key={id} className="relative flex gap-4 pb-5 last:pb-0">
          {index < entries.length - 1 ? (
            <span
              aria-hidden="true"
              className="absolute bottom-0 left-1.5 top-3 w-px -translate-x-1/2 bg-line"
            />
          ) : null}
          <span
            aria-hidden="true"
            className={cx("relative mt-1.25 size-3 shrink-0 rounded-full border-2", dots[state])}
          />
          <div
            className={cx(
              "grid min-w-0 grow grid-cols-[1fr_auto] content-start gap-x-4",
              state === "future" && "text-muted",
            )}
          >
            <div className="min-w-0">
              {state === "done" ? null : <VisuallyHidden>{t(`timeline.${state}`)} </VisuallyHidden>}
              {title}
            </div>
            {at ? <div className="text-sm text-muted">{at}</div> : null}
            {detail ? (
              <div className="col-span-2 col-start-1 min-w-0 text-sm text-muted">{detail}</div>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

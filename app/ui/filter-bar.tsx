import type { ReactNode } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Button, LinkButton } from "./button";

interface FilterBarProps {
  /** The list's own path; the form is a GET, so each view of the list has a URL. */
  action: string;
  /** Inputs; give each `className="grow basis-40"` or the like. */
  children: ReactNode;
  /** The list without filters; shown when some are set. */
  resetHref?: string | undefined;
  submitLabel?: string | undefined;
  /** Right end: export links. */
  aside?: ReactNode;
}

/** Filters above a list; works without scripts. */
export function FilterBar({ action, children, resetHref, submitLabel, aside }: FilterBarProps) {
  const t = useTexts(common);
  return (
    // biome-ignore lint/a11y/useSemanticElements: React 18 does not know <search>
    <form
      method="get"
      action={action}
      role="search"
      className="no-print mb-4 flex flex-wrap items-end gap-3 rounded-card border border-line bg-surface p-3 sm:px-4"
    >
      {children}
      <span className="flex flex-wrap items-center gap-2">
        <Button look="primary">{submitLabel ?? t("action.filter")}</Button>
        {resetHref ? (
          <LinkButton look="quiet" href={resetHref}>
            {t("action.reset")}
          </LinkButton>
        ) : null}
      </span>
      {aside ? <span className="ml-auto flex flex-wrap items-center gap-2">{aside}</span> : null}
    </form>
  );
}

import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "./button";
import { formatCount } from "./format";
import { Icon } from "./icon";

interface PaginationProps {
  previousHref?: string | null | undefined;
  nextHref?: string | null | undefined;
  /** All rows that match, when counted. */
  total?: number | undefined;
}

/** Links to the page before and after (cursor links keep their place while rows come and go). */
export function Pagination({ previousHref, nextHref, total }: PaginationProps) {
  const t = useTexts(common);
  if (!previousHref && !nextHref && total === undefined) return null;
  return (
    <nav aria-label={t("table.pages")} className="flex flex-wrap items-center justify-between gap-3 py-3">
      <span className="text-sm text-muted">
        {total === undefined ? null : t("table.rows", { n: formatCount(total) })}
      </span>
      <span className="flex gap-2">
        {previousHref ? (
          <LinkButton size="sm" rel="prev" href={previousHref}>
            <Icon of={ChevronLeft} />
            {t("table.previous_page")}
          </LinkButton>
        ) : null}
        {nextHref ? (
          <LinkButton size="sm" rel="next" href={nextHref}>
            {t("table.next_page")}
            <Icon of={ChevronRight} />
          </LinkButton>
        ) : null}
      </span>
    </nav>
  );
}

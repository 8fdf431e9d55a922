import type { ReactNode } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";

export interface Crumb {
  label: string;
  /** Absent for the page itself. */
  href?: string | undefined;
}
interface PageHeaderProps {
  title: ReactNode;
  breadcrumb?: readonly Crumb[] | undefined;
  pill?: ReactNode;
  /** One line of facts below the title, joined by dots. */
  facts?: readonly ReactNode[] | undefined;
  actions?: ReactNode;
}

/** Breadcrumb, title with its status, a line of facts, actions at the right. */
export function PageHeader({ title, breadcrumb, pill, facts, actions }: PageHeaderProps) {
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 sm:mb-5">
      <div className="min-w-0">
        {breadcrumb?.length ? <Breadcrumb crumbs={breadcrumb} /> : null}
        <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1">
          <h1 className="text-title">{title}</h1>
          {pill}
        </div>
        {facts?.length ? <Facts items={facts} className="mt-0.5" /> : null}
      </div>
      {actions ? <div className="no-print flex flex-wrap items-center gap-2 sm:gap-3">{actions}</div> : null}
    </div>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTexts(common);
  return (
    <nav aria-label={t("shell.breadcrumb")} className="text-sm text-faint">
      <ol className="flex flex-wrap gap-x-1">
        {crumbs.map(({ label, href }, index) => (
          <li key={label} className="flex gap-x-1">
            {index > 0 ? <span aria-hidden="true">/</span> : null}
            {href ? (
              <a href={href} className="hover:text-spring hover:underline">
                {label}
              </a>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Short facts in one muted line, separated by dots; absent ones leave no dot behind. */
export function Facts({
  items,
  className = "",
}: {
  items: readonly ReactNode[];
  className?: string | undefined;
}) {
  const shown = items.filter((item) => item !== null && item !== undefined && item !== false && item !== "");
  return (
    <p className={`text-sm text-muted ${className}`}>
      {shown.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of facts never reorders
        <span key={index}>
          {index > 0 ? <span aria-hidden="true"> · </span> : null}
          {item}
        </span>
      ))}
    </p>
  );
}

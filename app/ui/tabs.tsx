import { cx } from "./cx";

export interface TabItem {
  href: string;
  label: string;
  count?: number | undefined;
  current?: boolean | undefined;
}

/** Views of one subject as links: each has its URL and works without scripts. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-5 whitespace-nowrap">
        {items.map(({ href, label: words, count, current }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={current ? "page" : undefined}
              className={cx(
                "block border-b-2 px-0.5 py-2",
                current
                  ? "border-spring font-semibold text-spring-dark"
                  : "border-transparent text-muted hover:text-ink",
              )}
            >
              {words}
              {count === undefined ? null : <span className="tabular ml-1 text-sm">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

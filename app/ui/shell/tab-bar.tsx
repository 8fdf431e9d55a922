import { cx } from "../cx";
import { Badge } from "./badge";
import type { NavItem } from "./nav";

/** The four or five places an enterprise goes to, at the thumb. Phones only. */
export function TabBar({ label, items }: { label: string; items: readonly NavItem[] }) {
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] desk:hidden"
    >
      <ul className="flex">
        {items.map((item) => (
          <li key={item.href} className="min-w-0 flex-1">
            <a
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              className={cx(
                "flex min-h-12 items-center justify-center gap-1 text-sm",
                item.current ? "font-bold text-spring-dark" : "text-muted",
              )}
            >
              {item.label}
              <Badge count={item.badge} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

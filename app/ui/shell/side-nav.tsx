import { cx } from "../cx";
import { Badge } from "./badge";
import type { NavGroup } from "./nav";

/** The workspace's pages in groups. */
export function SideNav({ label, groups }: { label: string; groups: readonly NavGroup[] }) {
  return (
    <nav aria-label={label} className="space-y-2">
      {groups.map((group, index) => (
        <div key={group.label ?? `group-${index}`}>
          {group.label ? <p className="px-3 pb-1 pt-2 text-sm text-faint">{group.label}</p> : null}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <a
                  href={item.href}
                  aria-current={item.current ? "page" : undefined}
                  className={cx(
                    "flex min-h-9.5 items-center justify-between gap-2 rounded-control px-3 py-1",
                    item.current
                      ? "bg-spring-tint font-semibold text-spring-dark"
                      : "hover:bg-canvas hover:text-spring-dark",
                  )}
                >
                  {item.label}
                  <Badge count={item.badge} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

import Menu from "lucide-react/icons/menu";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "../button";
import { cx } from "../cx";
import { Icon } from "../icon";
import { LanguageSwitch } from "./language-switch";
import type { NavItem } from "./nav";

interface PhoneMenuProps {
  path: string;
  items: readonly NavItem[];
  languageHref: string;
  desk?: { href: string; label: string } | null | undefined;
  registerHref?: string | undefined;
}

/** The public navigation on a phone: native details; a new page closes it, because its key is the path. */
export function PhoneMenu(props: PhoneMenuProps) {
  const { path, items, languageHref, desk, registerHref = "/register" } = props;
  const t = useTexts(common);
  return (
    <details key={path} className="lg:hidden">
      <summary aria-label={t("menu")} className="-mr-2 flex size-9.5 items-center justify-center">
        <Icon of={Menu} className="size-5" />
      </summary>
      <nav
        aria-label={t("shell.main_nav")}
        className="absolute inset-x-0 top-15 border-b border-line bg-surface px-4 pb-4 pt-2"
      >
        <ul>
          {items.map(({ href, label, current }) => (
            <li key={href}>
              <a
                href={href}
                aria-current={current ? "page" : undefined}
                className={cx("block py-2", current ? "font-bold text-spring-dark" : "text-ink")}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
        <div className="mt-2 flex items-center gap-4 border-t border-line pt-3 sm:hidden">
          {desk ? null : (
            <LinkButton look="primary" href={registerHref}>
              {t("shell.register")}
            </LinkButton>
          )}
          <LanguageSwitch action={languageHref} />
        </div>
      </nav>
    </details>
  );
}

import Bell from "lucide-react/icons/bell";
import Menu from "lucide-react/icons/menu";
import type { ReactNode } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cx } from "../cx";
import { Icon } from "../icon";
import { Logo } from "../logo";
import { LanguageSwitch } from "./language-switch";
import type { NavGroup, NavItem, Region } from "./nav";
import { type DeskUser, type MenuLink, PersonMenu } from "./person-menu";
import { RegionChip } from "./region-chip";
import { SideNav } from "./side-nav";
import { SkipLink } from "./skip-link";
import { TabBar } from "./tab-bar";

export interface DeskShellProps {
  user: DeskUser;
  region?: Region | undefined;
  groups: readonly NavGroup[];
  /** Bottom bar on phones; enterprises have one. */
  tabs?: readonly NavItem[] | undefined;
  notices: { count: number; href: string };
  /** In the person's menu: account, members, other organisations. */
  menu?: readonly MenuLink[] | undefined;
  signOutAction: string;
  languageHref: string;
  /** Right in the top bar, before the notices: 值班中 · 专家 3/4. */
  status?: ReactNode;
  /** Where the logo leads. */
  homeHref?: string | undefined;
  children: ReactNode;
}

/** The frame of every workspace: top bar, navigation at the left (a drawer under 900 px), the page. */
export function DeskShell(props: DeskShellProps) {
  const t = useTexts(common);
  const { groups, tabs, children } = props;
  return (
    <div className="min-h-dvh">
      <SkipLink />
      <TopBar {...props} />
      <div className="flex">
        <aside className="no-print sticky top-15 hidden h-[calc(100dvh-3.75rem)] w-52 shrink-0 overflow-y-auto border-r border-line bg-surface px-3 py-4 desk:block">
          <SideNav label={t("shell.desk_nav")} groups={groups} />
        </aside>
        <main
          id="main"
          tabIndex={-1}
          className={cx("min-w-0 grow p-4 outline-none sm:p-6 desk:px-8", tabs && "pb-20")}
        >
          {children}
        </main>
      </div>
      {tabs ? <TabBar label={t("shell.phone_nav")} items={tabs} /> : null}
    </div>
  );
}

function TopBar(props: DeskShellProps) {
  const { user, region, groups, notices, menu, signOutAction, languageHref, status, homeHref = "/" } = props;
  const t = useTexts(common);
  return (
    <header className="no-print sticky top-0 z-20 flex h-15 items-center gap-3 border-b border-line bg-surface px-4 sm:gap-6 desk:px-8">
      <Drawer groups={groups} languageHref={languageHref} />
      <a href={homeHref} className="shrink-0">
        <Logo />
      </a>
      {region ? (
        <span className="hidden min-w-0 sm:block">
          <RegionChip region={region} />
        </span>
      ) : null}
      <span className="ml-auto flex shrink-0 items-center gap-3 sm:gap-6">
        {status ? <span className="hidden desk:inline">{status}</span> : null}
        <LanguageSwitch action={languageHref} className="hidden sm:block" />
        <a
          href={notices.href}
          className="flex items-center gap-1 whitespace-nowrap text-muted hover:text-ink"
        >
          <Icon of={Bell} className="sm:hidden" label={t("shell.notices")} />
          <span className="hidden sm:inline">{t("shell.notices")}</span>
          {notices.count > 0 ? <span className="tabular">{notices.count}</span> : null}
        </a>
        <PersonMenu user={user} links={menu} signOutAction={signOutAction} />
      </span>
    </header>
  );
}

function Drawer({ groups, languageHref }: Pick<DeskShellProps, "groups" | "languageHref">) {
  const t = useTexts(common);
  const current = groups.flatMap(({ items }) => items).find((item) => item.current);
  return (
    // a new page closes the drawer: its key is the page
    <details key={current?.href} className="desk:hidden">
      <summary aria-label={t("menu")} className="-ml-2 flex size-9.5 items-center justify-center">
        <Icon of={Menu} className="size-5" />
      </summary>
      <div className="absolute inset-x-0 top-15 max-h-[calc(100dvh-3.75rem)] overflow-y-auto border-b border-line bg-surface px-3 py-3">
        <SideNav label={t("shell.desk_nav")} groups={groups} />
        <LanguageSwitch action={languageHref} className="mt-2 border-t border-line px-2 pt-2 sm:hidden" />
      </div>
    </details>
  );
}

import type { ReactNode } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "../button";
import { cx } from "../cx";
import { Logo } from "../logo";
import { LanguageSwitch } from "./language-switch";
import type { NavItem, Region } from "./nav";
import { PhoneMenu } from "./phone-menu";
import { PublicFooter, publicPaths } from "./public-footer";
import { RegionChip } from "./region-chip";
import { SkipLink } from "./skip-link";

const pages = [
  "home",
  "catalogue",
  "providers",
  "documents",
  "hubs",
  "authenticity",
  "assistant",
  "notices",
] as const;

export interface PublicShellProps {
  /** The path of this page; its entry in the navigation is marked. */
  path: string;
  region?: Region | undefined;
  languageHref: string;
  /** Somebody signed in finds the way to the desk instead of the doors. */
  desk?: { href: string; label: string } | null | undefined;
  signInHref?: string | undefined;
  registerHref?: string | undefined;
  /** A demonstration says so in its footer. */
  demo?: boolean | undefined;
  /** The page runs edge to edge and sets its own widths (home). */
  bleed?: boolean | undefined;
  children: ReactNode;
}

/** The frame of every page that needs no sign-in. */
export function PublicShell(props: PublicShellProps) {
  const { path, region, bleed, children } = props;
  const t = useTexts(common);
  const items = pages.map((page) => ({
    href: publicPaths[page],
    label: t(`nav.${page}`),
    current: page === "home" ? path === "/" : isWithin(page, path),
  }));
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="no-print sticky top-0 z-20 border-b border-line bg-surface">
        <div className="flex h-15 items-center gap-3 px-4 sm:gap-5 sm:px-8">
          <a href="/" className="shrink-0">
            <Logo />
          </a>
          {region ? (
            // between these widths the seven pages need the room
            <span className="flex min-w-0 lg:max-xl:hidden">
              <RegionChip region={region} />
            </span>
          ) : null}
          <nav aria-label={t("shell.main_nav")} className="hidden self-stretch lg:block">
            <NavLinks items={items} />
          </nav>
          <Doors {...props} />
          <PhoneMenu items={items} {...props} />
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cx("grow outline-none", !bleed && "mx-auto w-full max-w-page px-4 py-6 sm:px-6 sm:py-8")}
      >
        {children}
      </main>
      <PublicFooter demo={props.demo ?? false} />
    </div>
  );
}

/** Inspections are part of what is made public, the laws part of the assistant. */
const isWithin = (page: (typeof pages)[number], path: string) =>
  path.startsWith(publicPaths[page]) ||
  (page === "notices" && path.startsWith(publicPaths.inspections)) ||
  (page === "assistant" && path.startsWith(publicPaths.laws));

function NavLinks({ items }: { items: readonly NavItem[] }) {
  return (
    <ul className="flex h-full gap-3 whitespace-nowrap text-sm xl:gap-6 xl:text-base">
      {items.map(({ href, label, current }) => (
        // between these widths eight pages have no room beside the logo, which leads home as well
        <li key={href} className={cx("h-full", href === "/" && "lg:max-xl:hidden")}>
          <a
            href={href}
            aria-current={current ? "page" : undefined}
            className={cx(
              "flex h-[calc(100%+1px)] items-center border-b-2",
              current ? "border-spring font-bold" : "border-transparent text-muted hover:text-ink",
            )}
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Doors({
  languageHref,
  desk,
  signInHref = "/sign-in",
  registerHref = "/register",
}: PublicShellProps) {
  const t = useTexts(common);
  return (
    <span className="ml-auto flex shrink-0 items-center gap-3 xl:gap-5">
      <LanguageSwitch action={languageHref} className="hidden sm:block" />
      {desk ? (
        <LinkButton look="primary" href={desk.href}>
          {desk.label}
        </LinkButton>
      ) : (
        <>
          <LinkButton href={signInHref}>{t("shell.sign_in")}</LinkButton>
          <LinkButton look="primary" href={registerHref} className="max-sm:hidden">
            {t("shell.register")}
          </LinkButton>
        </>
      )}
    </span>
  );
}

import type { MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation, useMatches } from "@remix-run/react";
import { signedIn } from "~/domain/authorize";
import { deskFacts } from "~/domain/organisations/badges.queries.server";
import { frame } from "~/locales/frame";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { useForgetting } from "~/realtime/client/use-forgetting";
import { useUnread } from "~/realtime/client/use-unread";
import { titleTag } from "~/ui/page-title";
import { DeskShell } from "~/ui/shell/desk-shell";
import { currentEntry, homeOf, sectionsFor } from "./nav";

export const loader = read(signedIn, async ({ db, actor }) => {
  const { userId, name, organisationName, organisationKind, role } = actor;
  return { userId, name, organisationName, organisationKind, role, ...(await deskFacts(db, actor)) };
});

/** The title of a page that says none: that of its entry in the navigation. */
export const meta: MetaFunction<typeof loader> = (args) => {
  const entries = args.data ? sectionsFor(args.data).flatMap((section) => section.entries) : [];
  const href = currentEntry(
    entries.map((entry) => entry.href),
    args.location.pathname,
  );
  const key = entries.find((entry) => entry.href === href)?.key;
  return titleTag(args, frame, (t) => (key ? t.any(`nav.${key}`) : ""));
};

/** The frame of every page for people who are signed in. */
export default function Desk() {
  const facts = useLoaderData<typeof loader>();
  const t = useTexts(frame);
  const { pathname, search } = useLocation();
  const whole = useMatches().some(({ handle }) => (handle as { whole?: boolean } | undefined)?.whole);
  useForgetting(facts.userId);
  const unread = useUnread(facts.userId, facts.badges["/chat"] ?? 0);
  const sections = sectionsFor(facts);
  const current = currentEntry(
    sections.flatMap(({ entries }) => entries.map(({ href }) => href)),
    pathname,
  );
  const groups = sections.map(({ key, entries }) => ({
    label: key ? t.any(`group.${key}`) : undefined,
    items: entries.map((entry) => ({
      href: entry.href,
      label: t.any(`nav.${entry.key}`),
      badge: entry.href === "/chat" ? unread : facts.badges[entry.href],
      current: entry.href === current,
    })),
  }));
  const short = facts.regions.at(-1);
  return (
    <DeskShell
      user={{ name: facts.name, organisation: facts.organisationName }}
      region={short ? { label: facts.regions.join(" › "), short } : undefined}
      groups={groups}
      tabs={facts.organisationKind === "enterprise" && !whole ? tabsOf(groups[0]?.items ?? [], t) : undefined}
      notices={{ count: facts.unread, href: "/notifications" }}
      menu={[
        { href: "/account", label: t("nav.account") },
        ...(facts.others.length > 0 ? [{ href: "/account#organisations", label: t("nav.switch") }] : []),
      ]}
      signOutAction="/sign-out"
      languageHref={`/language?next=${encodeURIComponent(pathname + search)}`}
      homeHref={homeOf(facts)}
    >
      <Outlet />
    </DeskShell>
  );
}

const TABS = ["/desk", "/requests", "/orders", "/chat"];
/** The entries for the thumb, in words short enough for a quarter of a phone's width. */
const tabsOf = <Item extends { href: string }>(items: readonly Item[], t: { any(key: string): string }) =>
  items
    .filter(({ href }) => TABS.includes(href))
    .map((item) => ({ ...item, label: t.any(`tab${item.href.replace("/", ".")}`) }));

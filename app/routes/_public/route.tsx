import { Outlet, useLoaderData, useLocation, useMatches } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { frame } from "~/locales/frame";
import { useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { PublicShell } from "~/ui/shell/public-shell";
import { homeOf } from "../_desk/nav";

export const loader = read(anybody, async ({ actor, env }: Visit<Actor | null>) => ({
  demo: env.DEMO,
  home: actor ? homeOf(actor) : null,
}));

/** The frame of every public page; a page that runs edge to edge says `handle = { bleed: true }`. */
export default function Public() {
  const { home, demo } = useLoaderData<typeof loader>();
  const t = useTexts(frame);
  const { pathname, search } = useLocation();
  const bleed = useMatches().some(({ handle }) => (handle as { bleed?: boolean } | undefined)?.bleed);
  return (
    <PublicShell
      path={pathname}
      languageHref={`/language?next=${encodeURIComponent(pathname + search)}`}
      desk={home ? { href: home, label: t("nav.my_desk") } : null}
      signInHref={
        pathname === "/" || pathname === "/sign-in"
          ? "/sign-in"
          : `/sign-in?next=${encodeURIComponent(pathname + search)}`
      }
      registerHref="/sign-up"
      bleed={bleed}
      demo={demo}
    >
      <Outlet />
    </PublicShell>
  );
}

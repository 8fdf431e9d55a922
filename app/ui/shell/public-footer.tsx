import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Logo } from "../logo";

const columns = [
  { title: "shell.footer_services", links: ["catalogue", "providers", "hubs", "assistant"] },
  {
    title: "shell.footer_trust",
    links: ["authenticity", "documents", "laws", "notices", "inspections", "credit", "blacklist"],
  },
  { title: "shell.footer_build", links: ["developers"] },
] as const;

/** Paths of the public pages, said once for header and footer. */
export const publicPaths = {
  home: "/",
  catalogue: "/catalogue",
  providers: "/providers",
  documents: "/documents",
  hubs: "/hubs",
  authenticity: "/authenticity",
  notices: "/notices",
  credit: "/credit",
  blacklist: "/credit/blacklist",
  inspections: "/inspections",
  assistant: "/assistant",
  laws: "/laws",
  developers: "/developers",
} as const;

/** What the site is, where else to go, and, on a demonstration, that its data is fictional. */
export function PublicFooter({ demo }: { demo: boolean }) {
  const t = useTexts(common);
  return (
    <footer className="no-print mt-12 border-t border-line bg-surface">
      <div className="mx-auto grid max-w-page grid-cols-2 gap-8 px-4 py-10 sm:px-6 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <div className="col-span-2 max-w-sm space-y-3 lg:col-span-1 text-sm text-muted">
          <Logo />
          <p>{t("shell.footer_about")}</p>
          {demo ? <p>{t("shell.footer_demo")}</p> : null}
        </div>
        {columns.map(({ title, links }) => (
          <div key={title}>
            <h2 className="mb-2 text-base">{t(title)}</h2>
            <ul className="text-sm text-muted">
              {links.map((page) => (
                <li key={page}>
                  <a href={publicPaths[page]} className="inline-block py-1 hover:text-spring hover:underline">
                    {t(`nav.${page}`)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </footer>
  );
}

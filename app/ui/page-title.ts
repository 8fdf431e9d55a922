import { common } from "~/locales/common";
import { type Locale, type Namespace, type Text, textsIn } from "~/locales/texts";

interface MetaArgs {
  matches: readonly ({ id: string; data?: unknown } | undefined)[];
}

const localeIn = ({ matches }: MetaArgs): Locale => {
  const root = matches.find((match) => match?.id === "root")?.data as { locale?: Locale } | undefined;
  return root?.locale ?? "zh-CN";
};

/** What a search engine shows beneath the title: the page's own words, else the site's. */
function tags(locale: Locale, title: string | undefined, about?: string) {
  const t = textsIn(locale, common);
  return [
    { title: [title, t("brand")].filter(Boolean).join(" · ") },
    { name: "description", content: about ?? t("about") },
  ];
}

/** The title of a window: the page, then the site, in the page's language; and what the page is about. */
export function titleTag<Key extends string>(
  args: MetaArgs,
  texts: Namespace<Key>,
  words: (t: Text<Key>) => string,
  about?: Key,
) {
  const locale = localeIn(args);
  const t = textsIn(locale, texts);
  return tags(locale, words(t), about && t(about));
}

/** The title of a window that is called after its record; the site's name in the page's language. */
export function nameTag(args: MetaArgs, name: (locale: Locale) => string | undefined) {
  const locale = localeIn(args);
  return tags(locale, name(locale));
}

/** `export const meta = titled(texts, "sign_in.title")`; of public pages also the key of a sentence about them */
export const titled =
  <Key extends string>(texts: Namespace<Key>, key: Key, about?: Key) =>
  (args: MetaArgs) =>
    titleTag(args, texts, (t) => t(key), about);

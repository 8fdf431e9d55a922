import { common } from "~/locales/common";
import { type Locale, type Namespace, type Text, textsIn } from "~/locales/texts";

interface MetaArgs {
  matches: readonly ({ id: string; data?: unknown } | undefined)[];
}

const localeIn = ({ matches }: MetaArgs): Locale => {
  const root = matches.find((match) => match?.id === "root")?.data as { locale?: Locale } | undefined;
  return root?.locale ?? "zh-CN";
};

/** The title of a window: the page, then the site, in the page's language. */
export function titleTag<Key extends string>(
  args: MetaArgs,
  texts: Namespace<Key>,
  words: (t: Text<Key>) => string,
) {
  const locale = localeIn(args);
  const page = words(textsIn(locale, texts));
  const brand = textsIn(locale, common)("brand");
  return [{ title: page ? `${page} · ${brand}` : brand }];
}

/** The title of a window that is called after its record; the site's name in the page's language. */
export function nameTag(args: MetaArgs, name: (locale: Locale) => string | undefined) {
  const locale = localeIn(args);
  return [{ title: [name(locale), textsIn(locale, common)("brand")].filter(Boolean).join(" · ") }];
}

/** `export const meta = titled(texts, "sign_in.title")` */
export const titled =
  <Key extends string>(texts: Namespace<Key>, key: Key) =>
  (args: MetaArgs) =>
    titleTag(args, texts, (t) => t(key));

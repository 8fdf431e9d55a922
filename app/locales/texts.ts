import { createInstance } from "i18next";
import { createContext, useContext } from "react";

export const LOCALES = ["zh-CN", "en"] as const;
export type Locale = (typeof LOCALES)[number];

const store = createInstance();
void store.init({
  initAsync: false,
  lng: "zh-CN",
  fallbackLng: "zh-CN",
  supportedLngs: [...LOCALES],
  keySeparator: ".",
  nsSeparator: false,
  returnNull: false,
  // React escapes what it renders; mail and PDF are plain text
  interpolation: { escapeValue: false },
  resources: {},
});

type Leaf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaf<T[K]>}`;
}[keyof T & string];
type Unplural<K extends string> =
  K extends `${infer Base}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Base | K : K;
type Values = Record<string, string | number>;

/** Texts of one feature in both languages; importing it is what ships it to a page. */
export interface Namespace<Key extends string> {
  readonly name: string;
  readonly key?: Key;
}

/** A reader of one namespace in one language. `text.any` takes a key known only at run time and falls back to it. */
export interface Text<Key extends string> {
  (key: Key, values?: Values): string;
  any: (key: string, values?: Values) => string;
}

/** Registers a feature's texts. Keys are checked by `tsc` against the Chinese file. */
export function namespace<const Z extends object>(
  name: string,
  zh: Z,
  en: object,
): Namespace<Unplural<Leaf<Z>>> {
  store.addResourceBundle("zh-CN", name, zh);
  store.addResourceBundle("en", name, en);
  readers.clear();
  return { name };
}

/** One reader a language and namespace: making one for every component of every page cost as much as reading. */
const readers = new Map<string, Text<string>>();

function readerOf(locale: Locale, name: string): Text<string> {
  const t = store.getFixedT(locale, name);
  const plain = new Map<string, string>();
  // only what the texts hold is kept: a key known at run time may be anything
  const keep = (key: string, text: string) => {
    if (text !== key) plain.set(key, text);
    return text;
  };
  const read = (key: string, values?: Values) =>
    values ? (t(key, values) as string) : (plain.get(key) ?? keep(key, t(key, {}) as string));
  const any = (key: string, values?: Values) =>
    (values ? undefined : plain.get(key)) ?? (t(key, { ...values, defaultValue: key }) as string);
  return Object.assign(read, { any });
}

/** Reads `texts` in `locale`; for mail, PDF, exports and everything outside React. */
export function textsIn<Key extends string>(locale: Locale, texts: Namespace<Key>): Text<Key> {
  const place = `${locale} ${texts.name}`;
  const reader = readers.get(place) ?? readerOf(locale, texts.name);
  readers.set(place, reader);
  return reader as Text<Key>;
}

export const LocaleContext = createContext<Locale>("zh-CN");
export const useLocale = () => useContext(LocaleContext);

/** Reads `texts` in the page's language. */
export function useTexts<Key extends string>(texts: Namespace<Key>): Text<Key> {
  return textsIn(useLocale(), texts);
}

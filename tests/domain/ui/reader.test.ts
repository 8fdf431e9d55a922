import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInstance as original } from "i18next";
import { describe, expect, it } from "vitest";
import { createInstance as ours } from "~/locales/reader";
import { projectRoot } from "~db/project";

const folder = join(projectRoot, "app/locales");
const names = readdirSync(join(folder, "zh-CN")).filter((name) => name.endsWith(".json"));
const OPTIONS = {
  initAsync: false,
  lng: "zh-CN",
  fallbackLng: "zh-CN",
  nsSeparator: false as const,
  interpolation: { escapeValue: false },
  resources: {},
};

type Tree = { [key: string]: string | Tree };
const keys = (tree: Tree, path = ""): string[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [`${path}${name}`] : keys(value, `${path}${name}.`),
  );

describe("the browser's reader of texts", () => {
  const theirs = original();
  void theirs.init(OPTIONS);
  const mine = ours();
  it.each(names)("says what i18next says: %s", (name) => {
    for (const locale of ["zh-CN", "en"]) {
      const tree = JSON.parse(readFileSync(join(folder, locale, name), "utf8")) as Tree;
      theirs.addResourceBundle(locale, name, tree);
      mine.addResourceBundle(locale, name, tree);
    }
    for (const locale of ["zh-CN", "en"]) {
      const tree = JSON.parse(readFileSync(join(folder, locale, name), "utf8")) as Tree;
      const [t, u] = [theirs.getFixedT(locale, name), mine.getFixedT(locale, name)];
      for (const key of keys(tree)) {
        const words = [...JSON.stringify(tree).matchAll(/\{\{\s*(\w+)/g)].map(([, word = ""]) => word);
        const values = Object.fromEntries(words.map((word) => [word, `<${word}>`]));
        const base = key.replace(/_(zero|one|two|few|many|other)$/, "");
        for (const count of [0, 1, 2, 21]) {
          expect(u(base, { ...values, count })).toBe(t(base, { ...values, count }));
        }
      }
      expect(u("no.such.key", { defaultValue: "as it is" })).toBe("as it is");
      expect(u("no.such.key")).toBe(t("no.such.key"));
    }
  });
});

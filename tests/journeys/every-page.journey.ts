import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { projectRoot } from "~db/project";
import { routeFiles } from "../security/matrix/routes";
import { expect, type SignIn, test } from "../support/journey";
import { expectAccessible, expectNoSideScroll } from "../support/page-checks";
import { findPlaces, PAGES, placed } from "./pages";

test.describe.configure({ mode: "parallel" });

let places: Record<string, string>;
test.beforeAll(async () => {
  places = await findPlaces(process.env.JOURNEY_DATABASE_URL ?? "");
});

/** Everything that every page owes its reader, in any language. */
async function look(page: Page, path: string, lang: "zh-CN" | "en"): Promise<void> {
  const response = await page.goto(placed(path, places));
  expect(response?.status(), path).toBe(200);
  await expect(page.getByRole("heading", { level: 1 }), `${path}: one h1`).toHaveCount(1);
  await expect(page.locator("html"), path).toHaveAttribute("lang", lang);
  const brand = lang === "en" ? "Quanzhixiang" : "泉质享";
  expect(await page.title(), `${path}: a title of its own`).toMatch(
    new RegExp(`\\S+ · ${brand}|${brand} · \\S+`),
  );
  await expect(page.locator('meta[name="description"]'), `${path}: what it is about`).toHaveCount(1);
  // the markup is the same in both languages, the length of the words is not
  if (lang === "zh-CN") await expectAccessible(page);
  await expectNoSideScroll(page);
}

/** One page's fault does not hide the next page's. */
async function wrongWith(path: string, work: () => Promise<void>): Promise<string[]> {
  return test.step(path, () =>
    work().then(
      () => [],
      (error: Error) => [`${path}: ${error.message}`],
    ),
  );
}

for (const [visitor, paths] of Object.entries(PAGES)) {
  test(`the pages of ${visitor}`, async ({ as, page }) => {
    test.setTimeout(40_000 + paths.length * 8_000);
    const reader = visitor === "anybody" ? page : await as(visitor as SignIn);
    const found = [];
    const titles = new Map<string, string>();
    for (const path of paths) {
      found.push(...(await wrongWith(path, () => look(reader, path, "zh-CN"))));
      const [title, at] = [await reader.title(), path.replace(/\?.*/, "")];
      if ((titles.get(title) ?? at) !== at)
        found.push(`${path} and ${titles.get(title)} are both called ${title}`);
      titles.set(title, at);
    }
    expect(found).toEqual([]);
  });
}

test("no page route is left out", () => {
  const patterns = Object.values(PAGES)
    .flat()
    .map((path) => path.replace(/\{\w+\}/g, "x").replace(/\?.*/, ""));
  const pages = routeFiles().filter(({ name, page }) => page && !/^_(desk|public)$/.test(name));
  const layouts = ["_desk.placements", "_desk.admin.reference"];
  const unseen = pages.filter(
    ({ name, matches }) => !layouts.includes(name) && !patterns.some((path) => matches(path)),
  );
  expect(unseen.map(({ name }) => name)).toEqual([]);
});

/** Every text of ours in one language: `namespace.key` → words. */
function wordsOf(locale: string): Map<string, string> {
  const home = join(projectRoot, "app/locales", locale);
  const words = new Map<string, string>();
  const collect = (value: unknown, key: string) => {
    if (typeof value === "string") words.set(key, value);
    else for (const [name, inner] of Object.entries(value as object)) collect(inner, `${key}.${name}`);
  };
  for (const file of readdirSync(home, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".json"))
      collect(JSON.parse(readFileSync(join(home, file), "utf8")), file.slice(0, -5));
  }
  return words;
}

/** Matches a text of the page that is Chinese words of ours, whatever was filled in; words that English uses too do not count. */
function chineseOfOurs(): (text: string) => boolean {
  const english = new Set(wordsOf("en").values());
  const chinese = [...new Set(wordsOf("zh-CN").values())].filter(
    (text) => /\p{Script=Han}{2}/u.test(text.replace(/\{\{.*?\}\}/g, "")) && !english.has(text),
  );
  const pattern = (text: string) =>
    text
      .split(/\{\{.*?\}\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("[^，。；]{0,60}");
  const plain = new Set(chinese.filter((text) => !text.includes("{{")));
  const filled = chinese
    .filter((text) => text.includes("{{"))
    .map((text) => new RegExp(`^${pattern(text)}$`, "u"));
  return (text) => plain.has(text) || filled.some((each) => each.test(text));
}

/** Words of ours that are also data: a parameter of bottled water is called so. */
const DATA = ["状态"];

/** Runs in the page: the texts a reader sees or hears, one by one. */
function texts(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // what says of itself that it is Chinese is quoted: laws, and the product's own rules
    if (node.parentElement?.closest("script, style, body [lang|=zh]") === null)
      found.push(node.textContent ?? "");
  }
  for (const element of document.querySelectorAll("[aria-label], [placeholder], [alt], [title]")) {
    for (const name of ["aria-label", "placeholder", "alt", "title"]) {
      found.push(element.getAttribute(name) ?? "");
    }
  }
  return [...new Set(found.map((text) => text.trim()).filter((text) => /\p{Script=Han}/u.test(text)))];
}

test("the public pages in English, and nothing of ours is left in Chinese", async ({
  page,
  context,
  baseURL,
}) => {
  test.setTimeout(200_000);
  const ours = chineseOfOurs();
  expect(ours("报告验真"), "the check sees Chinese words of ours").toBe(true);
  expect(ours("验收并评价 12"), "and only those").toBe(false);
  expect(ours("导入 3 行，2 行未导入"), "and those with something filled in").toBe(true);
  await context.addCookies([{ name: "qzx_lang", value: "en", url: baseURL ?? "" }]);
  const found = [];
  for (const path of PAGES.anybody) {
    const work = async () => {
      await look(page, path, "en");
      expect(
        (await page.evaluate(texts)).filter((text) => ours(text) && !DATA.includes(text)),
        `${path}: Chinese left on the English page`,
      ).toEqual([]);
    };
    found.push(...(await wrongWith(path, work)));
  }
  expect(found).toEqual([]);
});

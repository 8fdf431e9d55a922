import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { projectRoot } from "~db/project";
import { launchOptions } from "./first-visit";
import { type Goal, median } from "./measure";

/** `npm install --prefix tests/bench/peers lighthouse`; too much to bring along for those who never measure. */
const INSTALLED = join(projectRoot, "tests/bench/peers/node_modules/lighthouse/core/index.js");
const PORT = 9333;
const REPEATS = 3;

interface Audited {
  lhr: { categories: Record<string, { score: number }> };
}
type Lighthouse = (url: string, flags: object) => Promise<Audited>;

/** G12: the lowest of a page's four categories, by Lighthouse's mobile profile; the median of three looks. */
export async function lighthouse(origin: string, paths: readonly string[]): Promise<Goal[]> {
  const goal = { goal: "G12", wanted: "≥95" };
  if (!existsSync(INSTALLED))
    return [{ ...goal, name: "lighthouse", value: "—", passed: null, repeats: [], note: "not installed" }];
  const { default: look } = (await import(pathToFileURL(INSTALLED).href)) as { default: Lighthouse };
  const options = launchOptions();
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), `--remote-debugging-port=${PORT}`],
  });
  try {
    const goals: Goal[] = [];
    for (const path of paths) goals.push({ ...goal, ...(await page(path)) });
    return goals;
  } finally {
    await browser.close();
  }

  async function page(path: string) {
    const repeats: number[] = [];
    let note = "";
    for (let n = 0; n < REPEATS; n++) {
      const { lhr } = await look(origin + path, { port: PORT, output: "json", logLevel: "silent" });
      const scores = Object.entries(lhr.categories).map(([name, { score }]) => ({
        name,
        score: Math.round(score * 100),
      }));
      repeats.push(Math.min(...scores.map(({ score }) => score)));
      note = scores.map(({ name, score }) => `${name} ${score}`).join(", ");
    }
    const lowest = median(repeats);
    return { name: `lighthouse ${path}`, value: String(lowest), passed: lowest >= 95, repeats, note };
  }
}

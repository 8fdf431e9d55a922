import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WIDTHS = [360, 768, 1320];

/** No serious or critical finding of axe on the page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // one frame and findings only: half the time of the default
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const lines = grave.map(
    ({ id, help, nodes }) => `${id}: ${help} — ${nodes.map((node) => node.html).join(" | ")}`,
  );
  expect(lines, `axe on ${page.url()}`).toEqual([]);
}

/** The body never scrolls sideways, on a phone, a tablet and a desk; wide tables scroll in a region of their own. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(widest);
    expect(wide, `${page.url()} at ${width} px: the body is wider than the window`).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
}

/** Runs in the page: what sticks out when the document is wider than the window, at most three elements. */
function widest(): string[] {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  const scrolls = (element: Element) => getComputedStyle(element).overflowX !== "visible";
  const out = [...document.querySelectorAll("body *")].filter((element) => {
    if (element.getBoundingClientRect().right <= limit + 1) return false;
    for (let outer = element.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
      if (scrolls(outer)) return false;
    }
    return true;
  });
  return out.slice(0, 3).map((element) => element.outerHTML.slice(0, 120));
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedIn, type Visitor, visitor } from "../../security/support/http";
import { startTestApp, type TestApp } from "../../support/app-server";
import { copyDatabase } from "../../support/database";
import { type StatementCounter, statementCounter } from "../../support/statement-counter";

const BUDGET = 12;

/** The main pages of each role; `{request}` and its like are ids that page's reader may open. */
const PAGES: Record<string, string[]> = {
  "": [
    "/",
    "/providers",
    "/documents?q=GB",
    "/catalogue",
    "/hubs",
    "/notices",
    "/authenticity",
    "/credit",
    "/credit/blacklist",
    "/inspections",
    "/inspections/{inspection}?replay=1",
    "/assistant?q=GB/T 19001-2016 认证费用是多少",
    "/laws",
  ],
  qiye: [
    "/desk",
    "/assistant?q=强制检定的周期由谁确定",
    "/requests",
    "/requests/{request}",
    "/requests/new",
    "/orders",
    "/orders/{order}",
    "/disputes",
    "/disputes/{dispute}",
    "/reports",
    "/chat",
    "/chat/list",
    "/chat/{ownTalk}",
  ],
  zhandian: [
    "/intake",
    "/intake/follow-ups",
    "/intake/new",
    "/intake/duty",
    "/requests/{request}",
    "/scope-reviews",
    "/experts",
    "/canned-replies",
  ],
  shi: ["/disputes", "/disputes/{dispute}"],
  zhuanjia: [
    "/disputes",
    "/disputes/{dispute}",
    "/desk",
    "/experts/{expert}",
    "/chat/{talk}/expert",
    "/consultations/{consultation}",
  ],
  sheng: ["/intake", "/placements", "/vetting", "/requests"],
  jigou: [
    "/retests",
    "/job-board",
    "/quotes",
    "/orders",
    "/orders/{order}",
    "/accreditation",
    "/accreditation/sites",
    "/my-credit?fact=on_time",
    "/checks",
    "/checks/{check}",
  ],
  qianzi: ["/orders", "/reports", "/notifications"],
  jianguan: [
    "/cockpit",
    "/supervision/requests",
    "/supervision/providers",
    "/supervision/credit",
    "/supervision/credit/cases",
    "/supervision/credit/{provider}?fact=rating",
    "/supervision/inspections",
    "/supervision/inspections/new",
    "/supervision/inspections/inspectors",
    "/supervision/inspections/{inspection}",
    "/audit",
    "/requests/{request}",
  ],
  admin: [
    "/admin/organisations",
    "/admin/reference",
    "/admin/reference/faq",
    "/assistant-gaps",
    "/admin/jobs",
    "/audit",
    "/account",
  ],
};
const PAGE_LIST = Object.entries(PAGES).flatMap(([login, paths]) =>
  paths.map((path) => [login, path] as const),
);

let app: TestApp;
let counter: StatementCounter;
const readers: Record<string, Visitor> = {};

beforeAll(async () => {
  counter = await statementCounter(await copyDatabase("demo"));
  app = await startTestApp("demo", { DATABASE_URL: counter.url, JOBS: "off", POOL_SIZE: "2" });
  readers[""] = visitor(app.origin);
  for (const login of Object.keys(PAGES).filter(Boolean)) {
    readers[login] = visitor(app.origin, await signedIn(app.origin, login));
  }
}, 300_000);
afterAll(async () => {
  await app?.stop();
  counter?.close();
});

const first = async (reader: Visitor, list: string) => {
  const { items } = JSON.parse((await reader.api("GET", `/${list}?limit=1`)).text) as {
    items: { id: string }[];
  };
  return items[0]?.id ?? "none";
};

/** Ids that a list of the reader's leads to. */
const LISTED: Record<string, [list: string, link: RegExp]> = {
  "{inspection}": ["/inspections?status=drawn", /\/inspections\/([\w-]{36})/],
  "{check}": ["/checks", /\/checks\/([\w-]{36})/],
};
/** Ids that the expert's own desk leads to. */
const LINKS: Record<string, RegExp> = {
  "{expert}": /\/experts\/([\w-]{36})/,
  "{talk}": /\/chat\/([\w-]{36})/,
  "{consultation}": /\/consultations\/([\w-]{36})/,
};
const onTheDesk = async (reader: Visitor, path: string) => {
  if (path.includes("{provider}")) {
    const listed = (await reader.get("/supervision/credit")).text;
    return path.replace("{provider}", /credit\/([\w-]{36})/.exec(listed)?.[1] ?? "none");
  }
  const [name, link] = Object.entries(LINKS).find(([each]) => path.includes(each)) ?? [];
  if (path.includes("{ownTalk}"))
    return path.replace(
      "{ownTalk}",
      /\/chat\/([\w-]{36})/.exec((await reader.get("/chat")).text)?.[1] ?? "none",
    );
  const [listed, [list, entry] = ["", /$^/]] =
    Object.entries(LISTED).find(([each]) => path.includes(each)) ?? [];
  if (listed) return path.replace(listed, entry.exec((await reader.get(list)).text)?.[1] ?? "none");
  if (!name || !link) return path;
  return path.replace(name, link.exec((await reader.get("/desk")).text)?.[1] ?? "none");
};

describe("a page asks the database", () => {
  it.each(PAGE_LIST)("at most 12 times: %s %s", async (login, path) => {
    const reader = readers[login];
    if (!reader) throw new Error(`${login} is not signed in`);
    const request = path.includes("{request}") ? await first(reader, "requests") : "";
    const order = path.includes("{order}") ? await first(reader, "orders") : "";
    const dispute = path.includes("{dispute}") ? await first(reader, "disputes") : "";
    const linked = await onTheDesk(reader, path);
    const address = linked
      .replace("{request}", request)
      .replace("{order}", order)
      .replace("{dispute}", dispute);
    // the first visit fills what the process keeps, such as the calendar
    expect((await reader.get(address)).status, address).toBe(200);
    counter.take();
    await reader.get(address);
    const statements = counter.take();
    expect(statements, `statements of ${login || "anybody"} ${path}`).toBeLessThanOrEqual(BUDGET);
    // whoever is signed in was looked up, so a silent wire would show
    if (login) expect(statements).toBeGreaterThan(0);
  });
});

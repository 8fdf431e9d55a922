import { afterAll, describe, expect, it } from "vitest";
import { bugsIn, everybody } from "./everybody";
import { placed } from "./places";
import { routeFiles } from "./routes";
import { AREAS, WITHOUT_ROWS } from "./tables";
import { walkArea } from "./walk";

const files = routeFiles();
const isPage = (name: string) => files.find((file) => file.name === name)?.page ?? false;
const { app, walk, end } = await everybody({ api: false, page: isPage });
afterAll(end);
const area = (name: string) => AREAS[name] ?? {};

describe("the table of pages", () => {
  const rowsOf = (name: string) => Object.values(AREAS).flatMap((each) => each[name] ?? []);

  it("names every route file, and for each all that it loads and does", () => {
    const listed = files.filter(({ name }) => !WITHOUT_ROWS.includes(name));
    const lacking = listed.flatMap(({ name, loads, page, acts }) => {
      const has = (method: string) => rowsOf(name).some(({ call }) => call.startsWith(method));
      return [
        ...((loads || page) && !has("GET") ? [`GET of ${name}`] : []),
        ...(acts && !has("POST") ? [`POST of ${name}`] : []),
      ];
    });
    expect(lacking).toEqual([]);
  });

  it("names no route that does not exist, and no address that is another route's", () => {
    const wrong = Object.values(AREAS).flatMap((each) =>
      Object.entries(each).flatMap(([name, rows]) => {
        const file = files.find((known) => known.name === name);
        if (!file) return [`no route file ${name}`];
        const paths = rows.map(
          ({ call }) => placed(call.split(" ")[1] ?? "", walk.places).split("?")[0] ?? "",
        );
        return paths.filter((path) => !file.matches(path)).map((path) => `${path} is not ${name}`);
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe("each route answers each role as the table says", () => {
  for (const name of Object.keys(AREAS).filter((each) => each !== "accounts")) {
    it(name, async () => {
      expect(await walkArea(walk, area(name))).toEqual([]);
    }, 180_000);
  }

  it("and refuses a method that a route does not have with 405", async () => {
    const without = files.filter(({ name, acts }) => !acts && !WITHOUT_ROWS.includes(name));
    const answers = await Promise.all(
      without.map(async ({ name }) => {
        const row = Object.values(AREAS).flatMap((each) => each[name] ?? [])[0];
        const path = placed(row?.call.slice(4) ?? "", walk.places);
        const status = (await walk.as.get("own")?.post(path, { intent: "x" }))?.status;
        return `${status} ${name}`;
      }),
    );
    expect(answers.filter((answer) => !answer.startsWith("405"))).toEqual([]);
  });

  it("and never acts on a GET of a route that only acts", async () => {
    const acting = files.filter(({ acts, loads, page }) => acts && !loads && !page);
    expect(acting.length).toBeGreaterThan(0);
    for (const { name } of acting) {
      const row = Object.values(AREAS).flatMap((each) => each[name] ?? [])[0];
      const answer = await walk.as.get("own")?.get(placed(row?.call.slice(5) ?? "", walk.places));
      expect(`${answer?.status} ${name}`).toBe(`405 ${name}`);
    }
    expect((await walk.as.get("own")?.get("/account"))?.status).toBe(200);
  });

  it("accounts, last, as they end sessions", async () => {
    expect(await walkArea(walk, area("accounts"))).toEqual([]);
  }, 180_000);

  it("and the server wrote down no bug meanwhile", () => {
    expect(bugsIn(app.output())).toEqual([]);
  });
});

describe("a wrong table", () => {
  it("is told from the server: one expectation flipped is reported, by name", async () => {
    const flipped = {
      "_public.catalogue": [{ call: "GET /catalogue" as const, expect: { 403: "anonymous", 200: "rest" } }],
    };
    expect(await walkArea(walk, flipped)).toEqual([
      expect.stringContaining("GET /catalogue as anonymous (data): expected 403, got 200"),
      expect.stringContaining("GET /catalogue as anonymous (document): expected 403, got 200"),
    ]);
  });
});

import { afterAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { operations } from "~/routes/api.v1.$/operations.server";
import { matchOperation } from "~/routes/api.v1.$/router.server";
import { api } from "./api";
import { bugsIn, everybody } from "./everybody";
import { placed } from "./places";
import { walkArea } from "./walk";

const { app, walk, end } = await everybody({ api: true, page: () => false });
afterAll(end);

const eventsOf = (body: z.ZodType | null): string[] => {
  if (!(body instanceof z.ZodDiscriminatedUnion)) return [];
  const { anyOf, oneOf } = z.toJSONSchema(body, { io: "input", unrepresentable: "any" }) as unknown as {
    [name in "anyOf" | "oneOf"]?: { properties: { event: { const: string } } }[];
  };
  return (oneOf ?? anyOf ?? []).map(({ properties }) => properties.event.const);
};

describe("the table of the API", () => {
  it("names every operation, and every event that an operation takes", () => {
    const lacking = operations.flatMap(({ id, body }) => {
      const rows = api[id];
      if (!rows) return [id];
      const told = new Set(rows.map(({ send }) => send?.event));
      return eventsOf(body)
        .filter((event) => !told.has(event))
        .map((event) => `${id}: ${event}`);
    });
    expect(lacking).toEqual([]);
  });

  it("names no operation that does not exist, and no address that is another one's", () => {
    const wrong = Object.entries(api).flatMap(([id, rows]) =>
      rows.flatMap(({ call }) => {
        const [method = "", path = ""] = placed(call, walk.places).split(" ");
        const match = matchOperation(operations, method, path.split("?")[0] ?? "");
        return !Array.isArray(match) && match.operation.id === id ? [] : [`${call} is not ${id}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("is what the server publishes", async () => {
    const answer = await walk.as.get("anonymous")?.get("/api/v1/openapi.json");
    const { paths } = JSON.parse(answer?.text ?? "") as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const published = Object.values(paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(published.sort()).toEqual(Object.keys(api).sort());
  });
});

describe("each operation", () => {
  it("answers each role as the table says, on its own and on foreign records", async () => {
    expect(await walkArea(walk, api)).toEqual([]);
  }, 180_000);

  it("takes no cookie for a token", async () => {
    const answer = await walk.as.get("own")?.send("/api/v1/me", {});
    expect(answer?.status).toBe(401);
  });

  it("refuses methods it does not have with 405, and paths it does not have with 404", async () => {
    const own = walk.as.get("own");
    expect((await own?.api("DELETE", "/me"))?.status).toBe(405);
    expect((await own?.api("POST", "/regions", {}))?.status).toBe(405);
    expect((await own?.api("GET", "/no-such-thing"))?.status).toBe(404);
  });

  it("wrote down no bug", () => {
    expect(bugsIn(app.output())).toEqual([]);
  });
});

describe("a wrong table", () => {
  it("is told from the server: a flipped expectation and a lacking event are reported", async () => {
    const flipped = { getMe: [{ call: "GET /me" as const, expect: { 200: "rest", 403: "admin" } }] };
    expect(await walkArea(walk, flipped)).toEqual([
      expect.stringContaining("as anonymous (api): expected 200, got 401"),
      expect.stringContaining("as suspended (api): expected 200, got 401"),
      expect.stringContaining("as admin (api): expected 403, got 200"),
    ]);
    expect(eventsOf(operations.find(({ id }) => id === "tellQuote")?.body ?? null)).toEqual([
      "revise",
      "retract",
    ]);
  });
});

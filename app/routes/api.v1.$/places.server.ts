import * as z from "zod";
import { anybody } from "~/domain/authorize";
import { listHubs } from "~/domain/hubs/hub.queries.server";
import { childRegions } from "~/domain/regions/region.queries.server";
import { group } from "./operation";
import { code6, empty, id } from "./shapes";

const operation = group("Reference", empty);
const names = z.object({ zh: z.string(), en: z.string() });

const region = z.object({
  code: code6,
  name: z.string(),
  level: z.enum(["province", "city", "county"]),
  kind: z.enum(["administrative", "statistical", "container"]),
  parent: code6.nullable(),
});
const hub = z.object({
  id,
  code: z.string(),
  level: z.enum(["province", "city", "county", "park"]),
  region: code6,
  parentId: id.nullable(),
  name: names,
  address: z.string(),
  phone: z.string(),
});

export const places = [
  operation("GET /regions", {
    id: "listRegions",
    summary: "Regions below `parent`; the provinces without it",
    door: anybody,
    open: true,
    query: z.object({ parent: code6.optional() }),
    answer: z.object({ items: z.array(region) }),
    run: async ({ db, query }) => ({ body: { items: await childRegions(db, query.parent ?? null) } }),
  }),
  operation("GET /hubs", {
    id: "listHubs",
    summary: "Hubs in a region and below it",
    door: anybody,
    open: true,
    query: z.object({
      region: code6.optional(),
      level: z.enum(["province", "city", "county", "park"]).optional(),
    }),
    answer: z.object({ items: z.array(hub) }),
    run: async ({ db, query }) => ({ body: { items: await listHubs(db, query) } }),
  }),
];

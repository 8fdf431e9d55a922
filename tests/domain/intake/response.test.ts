import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { momentOf } from "~/domain/clocks/working-time";
import { publicHub } from "~/domain/hubs/hub-figures.queries.server";
import { meanResponse } from "~/domain/intake/figures.queries.server";
import { acceptRequest } from "~/domain/requests/accept-request.server";
import { hubFigures } from "~/domain/supervision/cockpit.queries.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { request, type World, world } from "./world";

let base: TestDatabase;
let here: World;
beforeAll(async () => {
  base = await testDatabase();
  here = await world(base.db);
});
afterAll(() => base.drop());

it("a weekend is no response time, and board, cockpit and directory tell the same minutes", async () => {
  const lixia = here.at("SD370102");
  const { id } = await request(here);
  const friday = momentOf("2026-11-20", "17:00");
  const monday = momentOf("2026-11-23", "09:00");
  await base.db
    .updateTable("requests")
    .set({ triage_started_at: friday, triage_due_at: momentOf("2026-11-23", "10:00") })
    .where("id", "=", id)
    .execute();
  await acceptRequest(base.db, lixia, { requestId: id }, monday);
  const hub = lixia.hubs;
  if (!hub) throw new Error("no hub");
  const [cockpit] = await hubFigures(base.db, hub, new Date(0));
  expect(cockpit?.response).toBe(60);
  expect((await publicHub(base.db, hub.hubId)).response).toBe(60);
  expect(await meanResponse(base.db, lixia, "own", monday)).toBe(60);
  await sql`update requests set response_minutes = null where id = ${id}`.execute(base.db);
  expect(await meanResponse(base.db, lixia, "own", monday)).toBeNull();
});

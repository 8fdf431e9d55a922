import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createImport } from "~/domain/accreditation/create-import.server";
import { runImport } from "~/domain/accreditation/run-import.server";
import { giveBackAbandoned } from "~/jobs/unlock-abandoned.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { SAMPLES } from "./reading";
import { importOf, type World, worldOf } from "./world";

let base: TestDatabase;
let world: World;
beforeAll(async () => {
  base = await testDatabase();
  world = await worldOf(base.db);
});
afterAll(() => base.drop());

const NAME = "foodtest_station_items_a.csv";
const upload = () =>
  createImport(base.db, world.files, world.owner, {
    accreditationId: world.accreditationId,
    siteId: world.sites[0],
    kind: "testing",
    file: { name: NAME, bytes: readFileSync(join(SAMPLES, NAME)) },
  });

const rowsOf = (id: string) =>
  base.db
    .selectFrom("scope_import_rows")
    .select(["sheet", "row", "outcome", "code", "lines"])
    .where("import_id", "=", id)
    .orderBy("sheet")
    .orderBy("row")
    .execute();

/** What a worker that was killed leaves behind: its job locked, some rows stored, the counts half way. */
async function killedHalfWay(id: string, minutesAgo: number) {
  await sql`update graphile_worker._private_jobs set locked_by = 'dead', attempts = 1,
    locked_at = now() - ${minutesAgo} * interval '1 minute' where payload ->> 'importId' = ${id}`.execute(
    base.db,
  );
  await sql`delete from scope_import_rows where import_id = ${id} and row > 300`.execute(base.db);
  await sql`update scope_imports set status = 'reading', progress = 300, accepted = 250 where id = ${id}`.execute(
    base.db,
  );
}

async function lockOf(id: string) {
  const { rows } = await sql<{ locked_by: string | null; due: boolean }>`
    select locked_by, run_at <= now() as due from graphile_worker._private_jobs
    where payload ->> 'importId' = ${id}`.execute(base.db);
  return rows[0];
}

it("an import whose worker was killed is given back after minutes, and read again to the same result", async () => {
  const { id } = await upload();
  await runImport(base.db, world.files, id);
  const [whole, rows] = [await importOf(base.db, id), await rowsOf(id)];
  await killedHalfWay(id, 2);
  await giveBackAbandoned(base.pool);
  expect(await lockOf(id)).toMatchObject({ locked_by: "dead" });
  await killedHalfWay(id, 6);
  await giveBackAbandoned(base.pool);
  expect(await lockOf(id)).toEqual({ locked_by: null, due: true });
  await runImport(base.db, world.files, id);
  expect(await importOf(base.db, id)).toEqual(whole);
  expect(await rowsOf(id)).toEqual(rows);
});

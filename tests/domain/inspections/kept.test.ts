import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import { enterSeed } from "~/domain/inspections/enter-seed.server";
import { testDatabase } from "../../support/database";
import { officesIn, SEED } from "./office";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const offices = await officesIn(db);
const { jinan } = offices;
let drawn: Awaited<ReturnType<typeof offices.drawn>>;
let frozen: string;
let seeded: string;
let check: string;
let tied: string;

beforeAll(async () => {
  await offices.provider("D", "370102", ["91370102XN00000001"]);
  await offices.provider("D", "370102", ["91370102XN00000001"]);
  for (let n = 0; n < 5; n++) await offices.inspector(jinan);
  tied = await offices.inspector(jinan, { ties: "91370102XN00000001" });
  drawn = await offices.drawn(jinan);
  check = drawn.checks[0]?.id ?? "";
  frozen = await offices.make(jinan);
  await offices.freeze(jinan, frozen);
  seeded = await offices.make(jinan);
  await offices.freeze(jinan, seeded);
  await enterSeed(db, jinan, seeded, { seed: SEED });
}, 60_000);

/** What the database says to a statement, straight past every command. */
const said = (statement: ReturnType<typeof sql>) =>
  db
    .transaction()
    .execute((tx) => statement.execute(tx))
    .then(
      () => "done",
      (error: Error) => error.message,
    );
const plan = (id: string, change: ReturnType<typeof sql>) =>
  said(sql`update inspection_plans set ${change} where id = ${id}`);
const now = sql`clock_timestamp()`;

describe("what is frozen stays", () => {
  const cases: [string, () => Promise<string>, RegExp][] = [
    [
      "a list's text",
      () =>
        said(
          sql`update inspection_files set content = '', sha256 = encode(sha256(''), 'hex') where plan_id = ${frozen}`,
        ),
      /append-only/,
    ],
    [
      "a list's row",
      () => said(sql`update inspection_objects set grade = 'A' where plan_id = ${frozen}`),
      /append-only/,
    ],
    [
      "an object less",
      () => said(sql`delete from inspection_objects where plan_id = ${frozen}`),
      /append-only/,
    ],
    [
      "an inspector less",
      () => said(sql`delete from inspection_roster where plan_id = ${frozen}`),
      /append-only/,
    ],
    ["all lists", () => said(sql`truncate inspection_files`), /append-only/],
    [
      "an object more",
      () =>
        said(
          sql`insert into inspection_objects select ${frozen}, provider_id, 'A', '370102', '{}' from inspection_objects limit 1`,
        ),
      /closed/,
    ],
    [
      "an inspector more",
      () => said(sql`insert into inspection_roster select ${frozen}, ${tied}, '370102', '{}'`),
      /closed/,
    ],
    ["the odds", () => plan(frozen, sql`odds_a = 1`), /odds_a was frozen/],
    ["the matters", () => plan(frozen, sql`matters = '{x}'`), /matters was frozen/],
    [
      "the source of the seed",
      () => plan(frozen, sql`seed_source = 'another lottery'`),
      /seed_source was frozen/,
    ],
    [
      "the moment of the seed",
      () => plan(frozen, sql`seed_from = seed_from + interval '1 day'`),
      /seed_from was frozen/,
    ],
    [
      "back to a draft",
      () => plan(frozen, sql`status = 'draft', frozen_at = null`),
      /frozen, then seeded, then drawn/,
    ],
    ["the plan itself", () => said(sql`delete from inspection_plans where id = ${frozen}`), /kept as it is/],
  ];
  it.each(cases)("%s", async (_, work, words) => expect(await work()).toMatch(words));
});

describe("seed and draw", () => {
  const cases: [string, () => Promise<string>, RegExp][] = [
    [
      "no draw without a seed",
      () => plan(frozen, sql`status = 'drawn', drawn_at = now(), drawn_by = created_by`),
      /frozen, then seeded, then drawn/,
    ],
    [
      "no seed before its moment",
      () =>
        plan(
          frozen,
          sql`status = 'seeded', seed = '1', seeded_by = created_by, seeded_at = seed_from - interval '1 second'`,
        ),
      /check constraint/,
    ],
    [
      "no seed ahead of the clock",
      () =>
        plan(
          frozen,
          sql`status = 'seeded', seed = '1', seeded_by = created_by, seeded_at = now() + interval '1 day'`,
        ),
      /has not come/,
    ],
    [
      "no seed on a draft",
      () =>
        said(sql`insert into inspection_plans (id, number, office_id, title, matters, region_code, per_object, odds_a, odds_b, odds_c, starts_on, ends_on, created_by, seed, seeded_at, seeded_by)
      select ${newId()}, 'X', office_id, title, matters, region_code, 2, 5, 10, 30, starts_on, ends_on, created_by, '1', now(), created_by from inspection_plans limit 1`),
      /check constraint/,
    ],
    [
      "no plan that begins frozen",
      () =>
        said(sql`insert into inspection_plans (id, number, office_id, title, matters, region_code, per_object, odds_a, odds_b, odds_c, starts_on, ends_on, created_by, status)
      select ${newId()}, 'X', office_id, title, matters, region_code, 2, 5, 10, 30, starts_on, ends_on, created_by, 'frozen' from inspection_plans limit 1`),
      /begins as a draft/,
    ],
    ["no second seed", () => plan(seeded, sql`seed = '2'`), /one seed/],
    [
      "no draw without its result",
      () => plan(seeded, sql`status = 'drawn', drawn_at = ${now}, drawn_by = created_by`),
      /published with it/,
    ],
    ["no second draw", () => plan(drawn.id, sql`drawn_at = now()`), /kept as it is/],
    [
      "no seed on the day of the freeze",
      async () => {
        const id = await offices.make(jinan);
        await db
          .transaction()
          .execute((tx) =>
            sql`insert into inspection_files select ${id}, k, '', encode(sha256(''), 'hex') from unnest(array['objects','inspectors']) k`.execute(
              tx,
            ),
          );
        return plan(
          id,
          sql`status = 'frozen', frozen_at = now(), frozen_by = created_by, seed_source = 'lottery', seed_from = now() + interval '1 second'`,
        );
      },
      /check constraint/,
    ],
    [
      "no freeze without lists",
      async () =>
        plan(
          await offices.make(jinan),
          sql`status = 'frozen', frozen_at = now(), frozen_by = created_by, seed_source = 'lottery', seed_from = now() + interval '2 days'`,
        ),
      /published with it/,
    ],
    [
      "no hash of something else",
      async () =>
        said(
          sql`insert into inspection_files values (${await offices.make(jinan)}, 'objects', 'a', encode(sha256('b'), 'hex'))`,
        ),
      /check constraint/,
    ],
    [
      "no odds but 100 for D",
      async () => plan(await offices.make(jinan), sql`odds_d = 99`),
      /check constraint/,
    ],
    [
      "no plan for one inspector alone",
      async () => plan(await offices.make(jinan), sql`per_object = 1`),
      /check constraint/,
    ],
  ];
  it.each(cases)("%s", async (_, work, words) => expect(await work()).toMatch(words));
});

describe("a drawn check", () => {
  const checkIn = (planId: string) =>
    sql`insert into inspection_checks (id, plan_id, provider_id, position, drawn_at)
      select ${check}::uuid, ${planId}, provider_id, 1, now() from inspection_objects where plan_id = ${planId} limit 1`;
  const stray = () =>
    db.transaction().execute(async (tx) => {
      const id = newId();
      await sql`insert into inspection_checks (id, plan_id, provider_id, position, drawn_at)
        select ${id}::uuid, ${seeded}, provider_id, 1, now() from inspection_objects where plan_id = ${seeded} limit 1`.execute(
        tx,
      );
      return { id, tx };
    });
  const crewed = (people: string[]) =>
    db
      .transaction()
      .execute(async (tx) => {
        const id = newId();
        await sql`insert into inspection_checks (id, plan_id, provider_id, position, drawn_at)
          select ${id}::uuid, ${seeded}, provider_id, 1, now() from inspection_objects where plan_id = ${seeded} limit 1`.execute(
          tx,
        );
        for (const [index, person] of people.entries())
          await sql`insert into inspection_check_inspectors values (${id}, ${seeded}, ${person}, ${index + 1}, false)`.execute(
            tx,
          );
        await sql`insert into inspection_files values (${seeded}, 'draw', '', encode(sha256(''), 'hex'))`.execute(
          tx,
        );
        await sql`update inspection_plans set status = 'drawn', drawn_at = clock_timestamp(), drawn_by = created_by
          where id = ${seeded}`.execute(tx);
      })
      .then(
        () => "done",
        (error: Error) => error.message,
      );
  const free = async () =>
    (
      await sql<{ id: string }>`select inspector_id as id from inspection_roster
        where plan_id = ${seeded} and inspector_id <> ${tied} order by 1`.execute(db)
    ).rows.map(({ id }) => id);

  it("has two inspectors at the commit, all of the list, none recused", async () => {
    const [one = "", two = ""] = await free();
    expect(
      await stray().then(
        () => "done",
        (error: Error) => error.message,
      ),
    ).toMatch(/comes with the draw/);
    expect(await crewed([one])).toMatch(/inspectors its plan says/);
    expect(await crewed([one, tied])).toMatch(/is recused/);
    expect(await crewed([one, newId()])).toMatch(/foreign key/);
    expect(await crewed([one, one])).toMatch(/unique|duplicate/);
    expect(await crewed([one, two])).toBe("done");
  });

  it("keeps its place and its crew", async () => {
    expect(await said(checkIn(drawn.id))).toMatch(/closed/);
    expect(await said(sql`update inspection_checks set position = 99 where id = ${check}`)).toMatch(
      /kept as it is/,
    );
    expect(await said(sql`delete from inspection_checks where id = ${check}`)).toMatch(/kept as it is/);
    expect(await said(sql`delete from inspection_check_inspectors where check_id = ${check}`)).toMatch(
      /append-only/,
    );
  });

  it("has results by its own crew only, one edition after the other, none rewritten", async () => {
    const crew = await offices.inspectorsOf(check);
    const result = (edition: number, people: readonly string[], reason: string | null = null) =>
      said(sql`insert into inspection_results (id, check_id, edition, visited_on, inspector_ids, outcome, findings, correction_reason, recorded_by)
        values (${newId()}, ${check}, ${edition}, current_date, ${people}, 'pass', '[{}]', ${reason}, ${jinan.userId})`);
    const other = (await free()).find((id) => !crew.includes(id)) ?? "";
    expect(await result(2, crew, "更正理由")).toMatch(/its own inspectors/);
    expect(await result(1, [crew[0] ?? ""])).toMatch(/check constraint|own inspectors/);
    expect(await result(1, [crew[0] ?? "", crew[0] ?? ""])).toMatch(/own inspectors/);
    expect(await result(1, [crew[0] ?? "", newId()])).toMatch(/own inspectors/);
    expect(await result(1, crew, "更正理由")).toMatch(/check constraint/);
    expect(await result(1, crew)).toBe("done");
    expect(await result(2, crew)).toMatch(/check constraint/);
    expect(await said(sql`update inspection_results set outcome = 'pass'`)).toMatch(/append-only/);
    expect(await said(sql`delete from inspection_results`)).toMatch(/append-only/);
    expect(other).not.toBe("");
  });
});

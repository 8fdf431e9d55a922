import { sql } from "kysely";
import type { Actor, OrganisationKind, Role } from "~/domain/actor";
import { drawPlan } from "~/domain/inspections/draw-plan.server";
import { enterSeed } from "~/domain/inspections/enter-seed.server";
import { freezePlan } from "~/domain/inspections/freeze-plan.server";
import { planForm } from "~/domain/inspections/inspection";
import { inspectorForm } from "~/domain/inspections/inspector";
import { makePlan } from "~/domain/inspections/make-plan.server";
import { addInspector } from "~/domain/inspections/save-inspector.server";
import { installMessageCodes } from "~/domain/messages";
import type { Db } from "~/domain/outbox.server";
import { worldIn } from "../matching/world";
import { dayFromNow } from "../quotes/market";

installMessageCodes();
export const SEED = "03 09 12 21 27 33 + 08";
const DAY = 86_400_000;

/** Offices of province, city and a far city, with helpers that take a plan as far as a test needs. */
export async function officesIn(db: Db) {
  const world = worldIn(db);
  await world.regions();
  let serial = 0;
  const actor = async (
    organisationId: string,
    organisationKind: OrganisationKind,
    role: Role,
    regionCode: string,
  ): Promise<Actor> => ({
    ...{ userId: await world.user(), login: "someone", name: "演示人员", locale: "zh-CN", epoch: 1 },
    ...{ sessionHash: "", organisationId, organisationName: "演示", organisationKind, role, regionCode },
    hubs: null,
  });
  const office = async (region: string) =>
    actor(
      await world.insert("organisations", {
        kind: "regulator",
        name: `演示监管${region}`,
        region_code: region,
      }),
      "regulator",
      "regulator",
      region,
    );

  /** A provider with that grade in testing; D unless said, so that it is drawn for sure. */
  const provider = async (grade: string | null = "D", region = "370102", ties: string[] = []) => {
    const id = await world.provider({}, { region_code: region });
    await world.accreditation(id);
    if (grade) await world.grade(id, "testing", grade);
    for (const uscc of ties) await world.insert("declared_ties", { provider_id: id, uscc, nature: "持股" });
    const { uscc } = await db
      .selectFrom("organisations")
      .select("uscc")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return { id, uscc: uscc ?? "", owner: await actor(id, "provider", "owner", region) };
  };
  const inspector = (by: Actor, more: Record<string, string> = {}) => {
    serial += 1;
    const person = {
      name: `检查员${serial}`,
      card: `ZF-${serial}`,
      region: by.regionCode,
      employer: "演示监管",
    };
    return addInspector(db, by, inspectorForm.parse({ ...person, ...more }));
  };
  const input = (more: Record<string, unknown> = {}) =>
    planForm.parse({
      title: "检测机构抽查",
      matters: "资质认定条件\n报告真实性",
      category: "testing",
      region: "370100",
      perObject: "2",
      ...{ oddsA: "5", oddsB: "10", oddsC: "30" },
      startsOn: dayFromNow(0),
      endsOn: dayFromNow(30),
      ...more,
    });
  const make = (by: Actor, more: Record<string, unknown> = {}) => makePlan(db, by, input(more));
  const announcement = (more: Record<string, unknown> = {}) => ({
    ...{ seedSource: "双色球第 2026135 期", seedDay: dayFromNow(-1), seedTime: "00:00" },
    ...more,
  });
  /** Frozen three days ago by a value that became public yesterday. */
  const freeze = (by: Actor, id: string, more: Record<string, unknown> = {}) =>
    freezePlan(db, by, id, announcement(more), new Date(Date.now() - 3 * DAY));
  const drawn = async (by: Actor, more: Record<string, unknown> = {}) => {
    const id = await make(by, more);
    await freeze(by, id);
    await enterSeed(db, by, id, { seed: SEED });
    await drawPlan(db, by, id);
    const checks = await db
      .selectFrom("inspection_checks")
      .selectAll()
      .where("plan_id", "=", id)
      .orderBy("position")
      .execute();
    return { id, checks };
  };
  const inspectorsOf = async (checkId: string) =>
    (
      await db
        .selectFrom("inspection_check_inspectors")
        .select("inspector_id")
        .where("check_id", "=", checkId)
        .where("reserve", "=", false)
        .execute()
    ).map(({ inspector_id }) => inspector_id);
  const eventsOf = async (planId: string) =>
    (
      await sql<{
        kind: string;
      }>`select kind from events where data ->> 'planId' = ${planId} order by at, id`.execute(db)
    ).rows.map(({ kind }) => kind);
  return {
    ...{
      world,
      actor,
      provider,
      inspector,
      input,
      make,
      announcement,
      freeze,
      drawn,
      inspectorsOf,
      eventsOf,
    },
    province: await office("370000"),
    jinan: await office("370100"),
    qingdao: await office("370200"),
  };
}

import type { Author } from "~/domain/actor";
import { dayAfter, momentOf } from "~/domain/clocks/working-time";
import { type DrawnObject, writeInspectors, writeObjects } from "~/domain/inspections/canonical";
import { draw, fileHash } from "~/domain/inspections/draw.server";
import { announcementOf } from "~/domain/inspections/freeze-plan.server";
import { liveInspectors, liveObjects } from "~/domain/inspections/lists.queries.server";
import type { Tx } from "~/domain/outbox.server";
import { plainNumber } from "~/domain/serials.server";
import { note } from "./log";
import { by, serial } from "./story";
import { known, personOf, type World } from "./world";

interface Beginning {
  office: string;
  title: string;
  category: string | null;
  region: string;
  matters: string[];
  at: Date;
  /** Days from today. */
  starts: number;
  ends: number;
}

/** One plan of the demo while it is being told. */
export interface Plan {
  id: string;
  number: string;
  officeId: string;
  author: Author & { userId: string };
  lists: { objects: string; inspectors: string };
  seed: string;
}

/** The draft. */
export async function beginPlan(world: World, tx: Tx, from: Beginning): Promise<Plan> {
  const office = known(world.regulators, from.office);
  const person = personOf(office, "regulator");
  const { year, n } = serial(world, "inspection", office.regionCode, from.at);
  const plan: Plan = {
    id: world.dice.id(from.at),
    number: plainNumber("CC", office.regionCode, year, n),
    officeId: office.id,
    author: { ...by(office, person), userId: person.id },
    lists: { objects: "", inspectors: "" },
    seed: "",
  };
  await tx
    .insertInto("inspection_plans")
    .values({
      id: plan.id,
      number: plan.number,
      office_id: office.id,
      title: from.title,
      matters: from.matters,
      category: from.category,
      region_code: from.region,
      per_object: 2,
      odds_a: 5,
      odds_b: 10,
      odds_c: 30,
      starts_on: dayAfter(world.anchor, from.starts),
      ends_on: dayAfter(world.anchor, from.ends),
      created_by: person.id,
      created_at: from.at,
    })
    .execute();
  tell(world, plan, from.at, "inspection.planned");
  return plan;
}

/** Both lists as they stand, published, with the value that will decide `seedDays` from today. */
export async function freezeIt(
  world: World,
  tx: Tx,
  plan: Plan,
  { at, source, seedDays }: { at: Date; source: string; seedDays: number },
): Promise<void> {
  const row = await tx
    .selectFrom("inspection_plans")
    .selectAll()
    .where("id", "=", plan.id)
    .executeTakeFirstOrThrow();
  const seedFrom = momentOf(dayAfter(world.anchor, seedDays), "21:30");
  const objects = await liveObjects(tx, { region: row.region_code, category: row.category });
  const inspectors = await liveInspectors(tx, plan.officeId);
  plan.lists = {
    objects: writeObjects(announcementOf(row, source, seedFrom), objects),
    inspectors: writeInspectors(plan.number, inspectors),
  };
  await keepFile(tx, plan, "objects", plan.lists.objects, at);
  await keepFile(tx, plan, "inspectors", plan.lists.inspectors, at);
  for (const { id, grade, region, ties } of objects) {
    const listed = { plan_id: plan.id, provider_id: id, grade, region_code: region, ties };
    await tx.insertInto("inspection_objects").values(listed).execute();
  }
  for (const { id, region, ties } of inspectors) {
    const listed = { plan_id: plan.id, inspector_id: id, region_code: region, ties };
    await tx.insertInto("inspection_roster").values(listed).execute();
  }
  const said = { status: "frozen", frozen_by: plan.author.userId, frozen_at: at };
  await move(tx, plan, { ...said, seed_source: source, seed_from: seedFrom });
  const hashes = { objects: fileHash(plan.lists.objects), inspectors: fileHash(plan.lists.inspectors) };
  tell(world, plan, at, "inspection.frozen", { ...hashes, seedFrom: seedFrom.toISOString() });
}

/** Fictional lottery numbers, thrown until the demo's own laboratory is among four to eight that are drawn. */
export async function seedIt(
  world: World,
  tx: Tx,
  plan: Plan,
  { at, wanted }: { at: Date; wanted: string },
): Promise<void> {
  const { id } = known(world.providers, wanted);
  const fits = (seed: string) => {
    const { drawn } = draw({ ...plan.lists, seed });
    return drawn.length >= 4 && drawn.length <= 8 && drawn.some(({ object }) => object === id);
  };
  do plan.seed = numbers(world);
  while (!fits(plan.seed));
  await move(tx, plan, { status: "seeded", seed: plan.seed, seeded_by: plan.author.userId, seeded_at: at });
  tell(world, plan, at, "inspection.seeded", { seed: plan.seed });
}

function numbers({ dice }: World): string {
  const red = new Set<number>();
  while (red.size < 6) red.add(dice.int(1, 33));
  const two = (n: number) => String(n).padStart(2, "0");
  return `${[...red]
    .sort((a, b) => a - b)
    .map(two)
    .join(" ")} + ${two(dice.int(1, 16))}`;
}

export interface DrawnCheck {
  id: string;
  object: DrawnObject;
}

/** The draw itself, by the domain's own rule. */
export async function drawIt(world: World, tx: Tx, plan: Plan, at: Date): Promise<DrawnCheck[]> {
  const { drawn, file } = draw({ ...plan.lists, seed: plan.seed });
  await keepFile(tx, plan, "draw", file, at);
  const checks = drawn.map((object) => ({ id: world.dice.id(at), object }));
  for (const { id, object } of checks) {
    const check = {
      id,
      plan_id: plan.id,
      provider_id: object.object,
      position: object.position,
      drawn_at: at,
    };
    await tx.insertInto("inspection_checks").values(check).execute();
    const people = [...object.inspectors, ...object.reserves].map((inspector_id, index) => ({
      check_id: id,
      plan_id: plan.id,
      inspector_id,
      position: index + 1,
      reserve: index >= object.inspectors.length,
    }));
    await tx.insertInto("inspection_check_inspectors").values(people).execute();
  }
  await move(tx, plan, { status: "drawn", drawn_by: plan.author.userId, drawn_at: at });
  tell(world, plan, at, "inspection.drawn", { drawn: drawn.length, sha256: fileHash(file) });
  for (const { id, object } of checks) tellCheck(world, plan, { id, object }, at, "inspection.assigned");
  return checks;
}

/** Given up, with a reason. */
export async function voidIt(
  world: World,
  tx: Tx,
  plan: Plan,
  { at, reason }: { at: Date; reason: string },
): Promise<void> {
  const said = { status: "voided", voided_by: plan.author.userId, voided_at: at, void_reason: reason };
  await move(tx, plan, said);
  tell(world, plan, at, "inspection.voided", { reason });
}

const move = (tx: Tx, plan: Plan, changes: Record<string, unknown>) =>
  tx.updateTable("inspection_plans").set(changes).where("id", "=", plan.id).execute();

const keepFile = (tx: Tx, plan: Plan, kind: string, content: string, at: Date) =>
  tx
    .insertInto("inspection_files")
    .values({ plan_id: plan.id, kind, content, sha256: fileHash(content), created_at: at })
    .execute();

function tell(world: World, plan: Plan, at: Date, kind: string, data: Record<string, unknown> = {}): void {
  note(world, at, plan.author, kind, {
    organisationId: plan.officeId,
    data: { number: plan.number, planId: plan.id, ...data },
    audit: { type: "inspection_plan", id: plan.id },
  });
}

/** What happened in one check; the office did it unless an author is given. */
export function tellCheck(
  world: World,
  plan: Plan,
  check: DrawnCheck,
  at: Date,
  kind: string,
  { author = plan.author, ...data }: Record<string, unknown> & { author?: Author } = {},
): void {
  note(world, at, author, kind, {
    providerId: check.object.object,
    organisationId: plan.officeId,
    data: { number: plan.number, planId: plan.id, checkId: check.id, ...data },
    audit: { type: "inspection_check", id: check.id },
  });
}

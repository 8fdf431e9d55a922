import type { Tx } from "~/domain/outbox.server";
import { note } from "./log";
import { by } from "./story";
import { daysAfter } from "./time";
import { known, personOf, type World } from "./world";

interface Person {
  name: string;
  region: string;
  /** Key of a provider that employs him, and of those he has ties to. */
  employedBy?: string;
  ties?: string[];
}

const OFFICES: Record<string, Person[]> = {
  jianguan: [
    { name: "孙立平", region: "370100" },
    { name: "赵文博", region: "370102" },
    { name: "李晓岚", region: "370112", ties: ["jigou"] },
    { name: "陈志远", region: "370200" },
    { name: "郑雅琴", region: "370600" },
    { name: "高明", region: "370103", employedBy: "quanji" },
    { name: "吴建华", region: "370700" },
    { name: "宋佳", region: "371300", ties: ["yimeng", "huangsan"] },
  ],
  "jianguan-jinan": [
    { name: "韩磊", region: "370102" },
    { name: "周颖", region: "370104" },
    { name: "田宇", region: "370112" },
  ],
};

/** The inspectors of two offices; some have ties, so that recusal can be seen at work. */
export async function addInspectors(world: World, tx: Tx): Promise<void> {
  const codes = await codesOf(world, tx);
  for (const [key, people] of Object.entries(OFFICES)) {
    const office = known(world.regulators, key);
    for (const [index, person] of people.entries()) {
      const at = daysAfter(world.now, -60 + index);
      const id = world.dice.id(at);
      const employer = person.employedBy ? known(world.providers, person.employedBy).name : office.name;
      await tx
        .insertInto("inspectors")
        .values({
          id,
          office_id: office.id,
          name: person.name,
          card_number: `YS-${office.regionCode}-${String(index + 1).padStart(3, "0")}`,
          region_code: person.region,
          employer,
          employer_uscc: person.employedBy ? known(codes, person.employedBy) : null,
          ties: (person.ties ?? []).map((each) => known(codes, each)),
          created_at: at,
        })
        .execute();
      const author = by(office, personOf(office, "regulator"));
      note(world, at, author, "inspector.registered", {
        audit: { type: "inspector", id },
        data: { name: person.name },
      });
    }
  }
}

/** Credit codes of the providers, by their keys. */
async function codesOf(world: World, tx: Tx): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom("organisations")
    .select(["id", "uscc"])
    .where("kind", "=", "provider")
    .execute();
  const byId = new Map(rows.map(({ id, uscc }) => [id, uscc ?? ""]));
  return new Map([...world.providers].map(([key, { id }]) => [key, byId.get(id) ?? ""]));
}

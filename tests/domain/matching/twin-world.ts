import { sql } from "kysely";
import type { Category, Kind } from "~/domain/catalogue/service";
import { newId } from "~/domain/ids";
import { type Limitation, normaliseWord } from "~/domain/matching/limitation";
import type { Db } from "~/domain/outbox.server";
import { worldIn } from "./world";

/** A repeatable source of chance: a failing world can be rebuilt from its seed. */
export function dice(seed: number) {
  let state = seed >>> 0;
  const roll = () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  return {
    chance: (share: number) => roll() < share,
    pick: <T>(values: readonly T[]): T => values[Math.floor(roll() * values.length)] as T,
    int: (from: number, to: number) => from + Math.floor(roll() * (to - from + 1)),
  };
}
export type Dice = ReturnType<typeof dice>;

export interface Klass {
  id: string;
  path: string;
  name: string;
}
export interface Doc {
  id: string;
  norm: string;
  parameters: { id: string; name: string; mergedInto: string | null }[];
}
export interface Row {
  id: string;
  kind: Kind;
  accreditation: Cert;
  document: Doc;
  parameterId: string;
  klass: Klass | null;
  placed: boolean;
  limitationState: "none" | "parsed" | "unparsed" | "confirmed";
  limitation: Limitation | null;
  rangeState: "none" | "parsed" | "unparsed" | "confirmed";
  rangeMin: number | null;
  rangeMax: number | null;
  rangeUnit: string | null;
  uncertainty: number | null;
}
export interface Cert {
  id: string;
  kind: "cma" | "cnas" | "cnca" | "legal_metrology";
  validFrom: string;
  validTo: string;
  status: "active" | "suspended" | "withdrawn";
  approved: boolean;
  ccc: boolean;
  signers: { userId: string; classes: Klass[]; validTo: string; active: boolean }[];
}
export interface Place {
  id: string;
  closed: boolean;
  lines: { category: Category; kind: Kind }[];
  rows: Row[];
}
export interface Body {
  id: string;
  uscc: string;
  group: string | null;
  provisional: boolean;
  blacklisted: boolean;
  suspended: boolean;
  grades: Record<string, string>;
  tied: boolean;
  suspensions: { parameterId: string; from: string; to: string | null }[];
  sites: Place[];
}
export interface TwinWorld {
  client: { id: string; uscc: string; group: string };
  classes: Klass[];
  documents: Doc[];
  bodies: Body[];
  placements: { text: string; klass: Klass | null }[];
}

const LIMITS: Limitation[] = [
  { only: ["总迁移量"], except: [], methods: [] },
  { only: ["塑料制品"], except: [], methods: [] },
  { only: ["餐盒"], except: [], methods: [] },
  { only: ["铅"], except: [], methods: [] },
  { only: [], except: ["塑料制品"], methods: [] },
  { only: [], except: ["陶瓷"], methods: [] },
  { only: [], except: ["食品接触用橡胶"], methods: [] },
  { only: [], except: [], methods: [1] },
  { only: [], except: [], methods: [2, 3] },
];

async function vocabulary(db: Db, world: ReturnType<typeof worldIn>) {
  const classes: Klass[] = [];
  const add = async (code: string, name: string, parent: Klass | null) => {
    const made = { ...(await world.objectClass(`twin-${code}`, parent, name)), name };
    classes.push(made);
    return made;
  };
  const food = await add("food", "食品接触材料", null);
  const plastic = await add("plastic", "塑料制品", food);
  await add("box", "塑料餐盒", plastic);
  await add("ceramic", "陶瓷", food);
  await add("gauge", "压力表", null);
  const documents: Doc[] = [];
  for (const norm of ["GB 900001-2016", "GB 900001-2023", "JJG 900002-2013"]) {
    const id = await world.document(norm);
    const parameters: Doc["parameters"] = [];
    for (const name of ["总迁移量", "铅", "高锰酸盐指数"]) {
      parameters.push({ id: await world.parameter(id, name), name, mergedInto: null });
    }
    const mergedInto = parameters[2]?.id ?? null;
    const merged = await world.parameter(id, "耗氧量", { merged_into: mergedInto });
    parameters.push({ id: merged, name: "耗氧量", mergedInto });
    documents.push({ id, norm, parameters });
  }
  const placements = [
    { text: "不限对象样品", klass: null },
    { text: "外卖餐盒", klass: classes[2] ?? null },
  ];
  for (const { text, klass } of placements) {
    await db
      .insertInto("object_placements")
      .values({ object_norm: normaliseWord(text), object_text: text, object_class_id: klass?.id ?? null })
      .execute();
  }
  return { classes, documents, placements };
}

/** Providers of every kind of trouble, written to the database and kept in memory side by side. */
export async function twinWorld(db: Db, seed: number, today: string, bodies = 60): Promise<TwinWorld> {
  const world = worldIn(db);
  const d = dice(seed);
  await world.regions();
  const words = await vocabulary(db, world);
  const group = "演示集团";
  const uscc = "TWINCLIENT00000001";
  const client = { id: await world.enterprise({ uscc, declared_group: group }), uscc, group };
  const users = [await world.user(), await world.user()];
  const found: Body[] = [];
  for (let n = 0; n < bodies; n += 1) found.push(await body(world, d, words, client, users, today, n === 0));
  return { client, ...words, bodies: found };
}

type Words = Awaited<ReturnType<typeof vocabulary>>;

async function body(
  world: ReturnType<typeof worldIn>,
  d: Dice,
  words: Words,
  client: TwinWorld["client"],
  users: string[],
  today: string,
  first: boolean,
): Promise<Body> {
  const group = d.chance(0.05) ? client.group : null;
  const blacklisted = d.chance(0.05);
  const suspended = d.chance(0.05);
  const uscc = first ? client.uscc : `TWIN${newId().replaceAll("-", "").slice(-14)}`.toUpperCase();
  const provisional = d.chance(0.2);
  const id = await world.provider(
    {
      provisional,
      blacklisted_at: blacklisted ? new Date() : null,
      declared_group: group,
      suspended_at: suspended && d.chance(0.5) ? new Date() : null,
    },
    { uscc },
  );
  if (suspended) await world.suspendOrganisation(id);
  const grades: Record<string, string> = {};
  for (const category of ["testing", "metrology", "certification"]) {
    if (!d.chance(0.4)) continue;
    grades[category] = d.pick(["A", "B", "C", "D"]);
    await world.grade(id, category, grades[category] ?? "B");
  }
  const tied = d.chance(0.15);
  if (tied) await world.insert("declared_ties", { provider_id: id, uscc: client.uscc, nature: "股权" });
  const certs = await certificates(world, d, words, users, id, today);
  const suspensions = d.chance(0.15) ? [await suspension(world, d, words, id, today)] : [];
  const sites: Place[] = [];
  for (let n = d.int(1, 3); n > 0; n -= 1) sites.push(await place(world, d, words, id, certs));
  return { id, uscc, group, provisional, blacklisted, suspended, grades, tied, suspensions, sites };
}

const shifted = (today: string, days: number) =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

async function certificates(
  world: ReturnType<typeof worldIn>,
  d: Dice,
  words: Words,
  users: string[],
  providerId: string,
  today: string,
) {
  const certs: Cert[] = [];
  for (const kind of ["cma", "cnas", "cnca", "legal_metrology"] as const) {
    if (!d.chance(0.75)) continue;
    const cert = {
      kind,
      validFrom: shifted(today, d.pick([-900, -900, -900, -1, 0, 3])),
      validTo: shifted(today, d.pick([900, 900, 900, 900, 20, 4, 5])),
      status: d.pick(["active", "active", "active", "active", "active", "suspended", "withdrawn"] as const),
      approved: !d.chance(0.08),
      ccc: d.chance(0.5),
      signers: [] as Cert["signers"],
    };
    const id = await world.accreditation(providerId, {
      kind,
      valid_from: cert.validFrom,
      valid_to: cert.validTo,
      status: cert.status,
      ccc_designated: cert.ccc,
      approved_at: cert.approved ? new Date() : null,
    });
    for (const userId of users) {
      if (d.chance(0.3)) continue;
      const classes = d.chance(0.3) ? [d.pick(words.classes)] : [];
      const signer = {
        userId,
        classes,
        validTo: shifted(today, d.pick([900, 900, 4, 5])),
        active: !d.chance(0.1),
      };
      cert.signers.push(signer);
      await world.signatory(providerId, id, userId, {
        object_class_ids: sql`${classes.map((each) => each.id)}::uuid[]`,
        valid_to: signer.validTo,
        status: signer.active ? "active" : "withdrawn",
      });
    }
    certs.push({ id, ...cert });
  }
  return certs;
}

async function suspension(
  world: ReturnType<typeof worldIn>,
  d: Dice,
  words: Words,
  providerId: string,
  today: string,
) {
  const parameterId = d.pick(d.pick(words.documents).parameters).id;
  const from = shifted(today, d.pick([-10, 0, 4]));
  const to = d.chance(0.5) ? null : shifted(today, d.pick([-1, 0, 2, 9]));
  const ends = to !== null && to < from ? from : to;
  await world.insert("parameter_suspensions", {
    provider_id: providerId,
    parameter_id: parameterId,
    reason: "演示",
    starts_on: from,
    ends_on: ends,
  });
  return { parameterId, from, to: ends };
}

const LINES = [
  { category: "standards", kind: "consulting" },
  { category: "quality_management", kind: "training" },
  { category: "brand", kind: "inspection" },
] as const;

async function place(
  world: ReturnType<typeof worldIn>,
  d: Dice,
  words: Words,
  providerId: string,
  certs: Cert[],
): Promise<Place> {
  const closed = d.chance(0.08);
  const region = d.pick(["370102", "370112", "370202", "320102"]);
  const id = await world.site(providerId, { region_code: region, closed_at: closed ? new Date() : null });
  const lines: Place["lines"] = [];
  for (const line of LINES) {
    if (!d.chance(0.4)) continue;
    const status = d.pick(["vetted", "vetted", "pending", "refused"]);
    await world.insert("capability_lines", {
      ...line,
      provider_id: providerId,
      site_id: id,
      description: "演示",
      status,
    });
    if (status === "vetted") lines.push({ ...line });
  }
  const rows: Row[] = [];
  if (certs.length > 0)
    for (let n = d.int(4, 22); n > 0; n -= 1) rows.push(await row(world, d, words, providerId, id, certs));
  return { id, closed, lines, rows };
}

async function row(
  world: ReturnType<typeof worldIn>,
  d: Dice,
  words: Words,
  providerId: string,
  siteId: string,
  certs: Cert[],
): Promise<Row> {
  const accreditation = d.pick(certs);
  const document = d.pick(words.documents);
  const placed = !d.chance(0.12);
  const rangeState = d.pick(["none", "parsed", "parsed", "confirmed", "unparsed"] as const);
  const ranged = rangeState === "parsed" || (rangeState === "confirmed" && d.chance(0.5));
  const limitationState = d.pick(["none", "none", "none", "parsed", "confirmed", "unparsed"] as const);
  const made: Omit<Row, "id"> = {
    kind: d.pick(["testing", "testing", "calibration", "verification", "certification"] as const),
    accreditation,
    document,
    parameterId: d.pick(document.parameters).id,
    klass: placed && d.chance(0.6) ? d.pick(words.classes) : null,
    placed,
    limitationState,
    limitation:
      limitationState === "parsed" || (limitationState === "confirmed" && d.chance(0.5))
        ? d.pick(LIMITS)
        : null,
    rangeState,
    rangeMin: ranged ? d.pick([0, -0.1, 0.1]) : null,
    rangeMax: ranged ? d.pick([0.6, 60, 100]) : null,
    rangeUnit: ranged ? d.pick(["MPa", "kPa", "V"]) : null,
    uncertainty: ranged && d.chance(0.7) ? d.pick([0.01, 0.5]) : null,
  };
  const id = await world.scope({
    provider_id: providerId,
    accreditation_id: accreditation.id,
    site_id: siteId,
    kind: made.kind,
    document_id: document.id,
    parameter_id: made.parameterId,
    object_class_id: made.klass?.id ?? null,
    object_placed: placed,
    limitation_state: limitationState,
    limitation: made.limitation ? JSON.stringify(made.limitation) : null,
    range_state: rangeState,
    range_min: made.rangeMin,
    range_max: made.rangeMax,
    range_unit: made.rangeUnit,
    uncertainty: made.uncertainty,
  });
  return { id, ...made };
}

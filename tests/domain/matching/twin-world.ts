import { sql } from "kysely";
import { newId } from "~/domain/ids";
import type { Db } from "~/domain/outbox.server";
import {
  type Body,
  type Cert,
  type Dice,
  dice,
  LIMITS,
  type Place,
  type Row,
  type TwinWorld,
  vocabulary,
} from "./twin-words";
import { worldIn } from "./world";

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

import type { Kysely } from "kysely";
import type { Database } from "../../connection";

export interface Parameter {
  id: string;
  name: string;
  documentId: string;
  document: string;
  /** The document's number in its normal form. */
  norm: string;
}

export interface HubRow {
  id: string;
  code: string;
  level: string;
  regionCode: string;
  parentId: string | null;
  name: string;
}

/** The reference rows that the demo builds on, by the names people know them by. */
export interface Reference {
  regions: Map<string, { name: string; lon: number; lat: number }>;
  hubs: Map<string, HubRow>;
  hubsById: Map<string, HubRow>;
  /** Number of a normative document → its parameters. */
  parameters: Map<string, Parameter[]>;
  classes: Map<string, { id: string; name: string }>;
  zones: Map<string, string>;
  templates: Map<string, { name: string; body: unknown }>;
  catalogue: Map<string, { category: string; stage: string; kind: string; name: string }>;
}

export async function readReference(db: Kysely<Database>): Promise<Reference> {
  const hubs = await hubRows(db);
  const zones = await db
    .selectFrom("statistical_zone_assignments")
    .select(["zone_code", "county_code"])
    .execute();
  const classes = await db.selectFrom("object_classes").select(["id", "code", "name_zh"]).execute();
  const templates = await db.selectFrom("request_templates").select(["code", "name_zh", "body"]).execute();
  const catalogue = await db
    .selectFrom("catalogue_items")
    .select(["code", "category", "stage", "kind", "name_zh as name"])
    .execute();
  return {
    regions: await regionRows(db),
    hubs: new Map(hubs.map((hub) => [hub.code, hub])),
    hubsById: new Map(hubs.map((hub) => [hub.id, hub])),
    parameters: await parameterRows(db),
    classes: new Map(classes.map((row) => [row.code, { id: row.id, name: row.name_zh }])),
    zones: new Map(zones.map((row) => [row.zone_code, row.county_code])),
    templates: new Map(templates.map((row) => [row.code, { name: row.name_zh, body: row.body }])),
    catalogue: new Map(catalogue.map((row) => [row.code, row])),
  };
}

/** A zone without a point of its own stands at the county that has it. */
async function regionRows(db: Kysely<Database>) {
  const rows = await db
    .selectFrom("regions as r")
    .leftJoin("statistical_zone_assignments as z", "z.zone_code", "r.code")
    .leftJoin("regions as c", "c.code", "z.county_code")
    .select(["r.code", "r.name"])
    .select((eb) => [eb.fn.coalesce("r.lon", "c.lon").as("lon"), eb.fn.coalesce("r.lat", "c.lat").as("lat")])
    .execute();
  return new Map(
    rows.map(({ code, name, lon, lat }) => [code, { name, lon: lon ?? 117, lat: lat ?? 36.65 }]),
  );
}

async function hubRows(db: Kysely<Database>): Promise<HubRow[]> {
  return db
    .selectFrom("hubs")
    .select(["id", "code", "level", "region_code as regionCode", "parent_id as parentId", "name_zh as name"])
    .orderBy("ordinal")
    .execute();
}

async function parameterRows(db: Kysely<Database>) {
  const rows = await db
    .selectFrom("parameters as p")
    .innerJoin("normative_documents as d", "d.id", "p.document_id")
    .select(["p.id", "p.name", "d.id as documentId", "d.number as document", "d.std_norm as norm"])
    .where("p.merged_into", "is", null)
    .orderBy("d.std_norm")
    .orderBy("p.name")
    .execute();
  const byDocument = new Map<string, Parameter[]>();
  for (const row of rows) byDocument.set(row.document, [...(byDocument.get(row.document) ?? []), row]);
  return byDocument;
}

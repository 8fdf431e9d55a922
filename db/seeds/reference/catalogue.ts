import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import type { Database } from "../../connection";
import { readTable, referenceFolder } from "./files";

/** Service items of the 7 × 5 catalogue; whether one is offered stays the administrator's choice. */
export async function loadCatalogue(db: Kysely<Database>): Promise<number> {
  const rows = readTable("catalogue.csv").map((row, position) => ({ ...row, position }));
  await sql`
    insert into catalogue_items (code, category, stage, kind, name_zh, name_en, summary_zh, summary_en, position)
    select code, category, stage, kind, name_zh, name_en, summary_zh, summary_en, position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      code text, category text, stage text, kind text, name_zh text, name_en text, summary_zh text,
      summary_en text, position integer)
    on conflict (code) do update set
      category = excluded.category, stage = excluded.stage, kind = excluded.kind, name_zh = excluded.name_zh,
      name_en = excluded.name_en, summary_zh = excluded.summary_zh, summary_en = excluded.summary_en,
      position = excluded.position
  `.execute(db);
  return rows.length;
}

/** Holidays and make-up work days; a date an administrator added stays. */
export async function loadHolidays(db: Kysely<Database>): Promise<number> {
  const rows = readTable("holidays.csv");
  await sql`
    insert into holidays (date, name, off_day)
    select date, name, off_day
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(date date, name text, off_day boolean)
    on conflict (date) do update set name = excluded.name, off_day = excluded.off_day
  `.execute(db);
  return rows.length;
}

interface Template {
  readonly delivery: string;
  readonly packages: readonly unknown[];
}

/** Request templates; their body names documents, parameters and object classes, never ids. */
export async function loadTemplates(db: Kysely<Database>): Promise<number> {
  const templates = JSON.parse(
    readFileSync(join(referenceFolder, "request_templates.json"), "utf8"),
  ) as Template[];
  const rows = templates.map(({ delivery, packages, ...rest }, position) => ({
    ...rest,
    position,
    body: { delivery, packages },
  }));
  await sql`
    insert into request_templates (code, name_zh, name_en, summary_zh, summary_en, tags, body, position)
    select code, name_zh, name_en, summary_zh, summary_en, tags, body, position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      code text, name_zh text, name_en text, summary_zh text, summary_en text, tags text[], body jsonb, position integer)
    on conflict (code) do update set
      name_zh = excluded.name_zh, name_en = excluded.name_en, summary_zh = excluded.summary_zh,
      summary_en = excluded.summary_en, tags = excluded.tags, body = excluded.body, position = excluded.position
  `.execute(db);
  return rows.length;
}

import { dayAfter, dayOf } from "../clocks/working-time";
import { type FieldCodes, invalid } from "../errors";
import type { Db } from "../outbox.server";
import { MAX_DAYS_AHEAD, type RequestContent } from "./request";

/** What only the calendar and the tables know: a due day still to come, a region and service items that exist. */
export async function checkContent(db: Db, content: RequestContent, now = new Date()): Promise<void> {
  const fields: FieldCodes = {};
  const today = dayOf(now);
  if (content.dueOn && content.dueOn < today) fields.dueOn = "date_past";
  if (content.dueOn && content.dueOn > dayAfter(today, MAX_DAYS_AHEAD)) fields.dueOn = "date_too_far";
  if (content.region && !(await regionExists(db, content.region))) fields.region = "unknown_region";
  const codes = [...new Set(content.packages.flatMap((pack) => pack.catalogueCode ?? []))];
  const known = codes.length > 0 ? await knownCatalogueCodes(db, codes) : new Set<string>();
  content.packages.forEach((pack, index) => {
    if (!pack.catalogueCode || known.has(pack.catalogueCode)) return;
    fields[`packages.${index}.catalogueCode`] = "invalid_choice";
  });
  if (Object.keys(fields).length > 0) invalid(fields);
}

const regionExists = async (db: Db, code: string) =>
  (await db.selectFrom("regions").select("code").where("code", "=", code).executeTakeFirst()) !== undefined;

async function knownCatalogueCodes(db: Db, codes: string[]) {
  const rows = await db.selectFrom("catalogue_items").select("code").where("code", "in", codes).execute();
  return new Set(rows.map((row) => row.code));
}

import { dayAfter, dayOf } from "../clocks/working-time";
import { type FieldCodes, invalid } from "../errors";
import type { Db } from "../outbox.server";
import { MAX_DAYS_AHEAD, type RequestContent } from "./request";

/** What only the calendar and the tables know: a due day still to come, a region and service items that exist. */
export async function checkContent(db: Db, content: RequestContent, now = new Date()): Promise<void> {
  const fields: FieldCodes = {};
  const due = dueOnProblem(content.dueOn, now);
  if (due) fields.dueOn = due;
  if (content.region && !(await regionExists(db, content.region))) fields.region = "unknown_region";
  const codes = [...new Set(content.packages.flatMap((pack) => pack.catalogueCode ?? []))];
  const known = codes.length > 0 ? await knownCatalogueCodes(db, codes) : new Set<string>();
  content.packages.forEach((pack, index) => {
    if (!pack.catalogueCode || known.has(pack.catalogueCode)) return;
    fields[`packages.${index}.catalogueCode`] = "invalid_choice";
  });
  if (Object.keys(fields).length > 0) invalid(fields);
}

/** `date_past` or `date_too_far`, judged by China's calendar; null when the day will do. */
export function dueOnProblem(dueOn: string | undefined, now = new Date()): string | null {
  if (!dueOn) return null;
  const today = dayOf(now);
  if (dueOn < today) return "date_past";
  return dueOn > dayAfter(today, MAX_DAYS_AHEAD) ? "date_too_far" : null;
}

const regionExists = async (db: Db, code: string) =>
  (await db.selectFrom("regions").select("code").where("code", "=", code).executeTakeFirst()) !== undefined;

async function knownCatalogueCodes(db: Db, codes: string[]) {
  const rows = await db.selectFrom("catalogue_items").select("code").where("code", "in", codes).execute();
  return new Set(rows.map((row) => row.code));
}

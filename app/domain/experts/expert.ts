import * as z from "zod";
import { CATEGORIES } from "../catalogue/service";
import { MOST_PERIODS } from "../hubs/duty";
import { idSchema } from "../ids";
import { text } from "../messages";

/** Minutes of duty time after which an expert's silence passes a conversation on (DOMAIN 6). */
export const REPLY_MINUTES = 30;
export const MOST_CAPACITY = 50;
/** The longest leave; longer ones are a change of office. */
const MOST_LEAVE_DAYS = 366;

/** How an assignment may end. */
export type EndedAs = "closed" | "handed_over" | "returned" | "silent" | "on_leave" | "left";

const DAY = 86_400_000;
const TIME = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "invalid_format" });
const several = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** "3701、370202" or "37 3702" as a list; unknown prefixes are refused by the command, which knows the regions. */
const regions = z
  .string()
  .default("")
  .transform((typed) => [...new Set(typed.split(/[\s,，、;；]+/).filter(Boolean))])
  .pipe(z.array(z.string().regex(/^\d{2}(\d{2}){0,2}$/, { error: "invalid_format" })).max(20));

const period = z.object({ from: TIME.optional(), to: TIME.optional() });
type Row = z.output<typeof period>;

/** Spans ascending and apart: a span that overlaps another would count the same minute twice. */
const orderly = (rows: readonly Row[]) =>
  rows.every(
    ({ from = "", to = "" }, index) => from < to && (index === 0 || (rows[index - 1]?.to ?? "") <= from),
  );

/** What the head of a house says of an expert. No periods: those of the house. Blank rows do not count. */
export const profileForm = z.object({
  title: text(0, 60).default(""),
  introduction: text(0, 1000).default(""),
  fields: z.preprocess(several, z.array(z.enum(CATEGORIES))),
  regions,
  periods: z
    .array(period)
    .max(MOST_PERIODS)
    .default([])
    .transform((rows) => rows.filter(({ from, to }) => from || to))
    .refine(orderly, { error: "duty_overlaps", path: [0, "from"] })
    .transform((rows) => rows.map(({ from = "", to = "" }): [string, string] => [from, to])),
  capacity: z.coerce.number().pipe(z.int().min(1).max(MOST_CAPACITY)),
  backupId: idSchema.optional(),
  expectedVersion: z.coerce.number().int().optional(),
});
export type Profile = z.output<typeof profileForm>;

/** Days off, both ends included. */
export const leaveForm = z
  .object({ startsOn: z.iso.date(), endsOn: z.iso.date(), reason: text(0, 200).default("") })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { error: "leave_ends_first", path: ["endsOn"] })
  .refine(({ startsOn, endsOn }) => Date.parse(endsOn) - Date.parse(startsOn) < MOST_LEAVE_DAYS * DAY, {
    error: "leave_too_long",
    path: ["endsOn"],
  });
export type LeaveInput = z.output<typeof leaveForm>;

export const handOverForm = z.object({ expertId: idSchema, note: text(2, 1000) });

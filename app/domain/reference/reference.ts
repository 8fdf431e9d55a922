import * as z from "zod";
import { CATEGORIES } from "../catalogue/service";
import { idSchema } from "../ids";
import { text } from "../messages";

const day = z.iso.date();
const region = z.string().regex(/^\d{6}$/, { error: "invalid_format" });

/** A day off, or a make-up working day 调休. */
export const holidayForm = z.object({ date: day, name: text(1, 40), offDay: z.enum(["yes", "no"]) });
export type HolidayForm = z.output<typeof holidayForm>;

export const DOCUMENT_STATUSES = ["upcoming", "current", "superseded", "withdrawn", "unknown"] as const;

/** A normative document as an administrator enters or corrects it; `replaces` names an older number. */
export const documentForm = z.object({
  number: text(3, 80),
  titleZh: text(2, 300),
  titleEn: text(0, 300).default(""),
  status: z.enum(DOCUMENT_STATUSES),
  publishedOn: day.optional(),
  implementedOn: day.optional(),
  replaces: text(0, 80).default(""),
  source: text(2, 200),
});
export type DocumentForm = z.output<typeof documentForm>;

export const serviceForm = z.object({
  code: text(1, 40),
  nameZh: text(2, 80),
  nameEn: text(2, 120),
  active: z.enum(["yes", "no"]),
});
export type ServiceForm = z.output<typeof serviceForm>;
export const serviceFilter = z.object({
  category: z.enum(CATEGORIES).catch("metrology").default("metrology"),
});

/** One line of the official catalogue of instruments under compulsory verification, for one use. */
export const compulsoryForm = z.object({
  objectClassId: idSchema,
  useZh: text(2, 80),
  useEn: text(2, 120),
  source: text(2, 200),
});
export type CompulsoryForm = z.output<typeof compulsoryForm>;

const points = z.coerce.number().min(0).max(100);
const whole = (max: number) => z.coerce.number().int().min(1).max(max);

/** The bold numbers of DOMAIN 5–7, and the weights of the ranking. */
export const clockForm = z.object({
  triage_minutes: whole(10_000),
  quoting_hours: whole(1000),
  comparing_working_days: whole(200),
  acceptance_days: whole(200),
  follow_up_working_days: whole(200),
  resolution_working_days: whole(200),
  credit_objection_working_days: whole(200),
  credit_repair_working_days: whole(200),
  credit_objection_days: whole(1000),
  mediation_working_days: whole(200),
  appeal_days: whole(200),
  arbitration_working_days: whole(200),
  min_eligible: whole(100),
});
export const weightForm = z
  .object({ price: points, turnaround: points, distance: points, credit: points, onTime: points })
  .refine((weights) => Object.values(weights).reduce((sum, each) => sum + each, 0) === 100, {
    error: "sum_not_hundred",
    path: ["price"],
  });

/** Which county looks after a statistical zone (DOMAIN 7). */
export const zoneForm = z.object({ zone: region, county: region, basis: text(2, 200) });
export type ZoneForm = z.output<typeof zoneForm>;

export const NOTICE_KINDS = ["announcement", "inspection", "credit", "policy"] as const;
export const noticeForm = z.object({
  kind: z.enum(NOTICE_KINDS),
  titleZh: text(4, 120),
  titleEn: text(4, 160),
  bodyZh: text(4, 8000),
  bodyEn: text(4, 8000),
});
export type NoticeForm = z.output<typeof noticeForm>;

import * as z from "zod";

/** Shapes that many operations share; dates with offset, days as YYYY-MM-DD, money in whole fen. */
export const empty = z.object({});
export const id = z.uuid().meta({ description: "UUIDv7" });
export const moment = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const fen = z.int().min(1).max(1_000_000_000_000);
export const byId = z.object({ id });
export const code6 = z.string().regex(/^\d{6}$/, { error: "invalid_format" });

/** A page of a list; `next` is the opaque cursor of the following page. */
export const page = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
export const paging = {
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};
export const at = (moment: Date | null) => moment?.toISOString() ?? null;

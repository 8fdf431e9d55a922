import type { HubRange } from "~/domain/actor";
import { CATEGORIES } from "~/domain/catalogue/service";
import type { Db } from "~/domain/outbox.server";
import { regionPrefix } from "~/domain/regions/prefix";
import { categoryMonths } from "~/domain/supervision/categories.queries.server";
import { accreditationWarnings, hubFigures, trend } from "~/domain/supervision/cockpit.queries.server";
import { type HubFigures, PERIODS, type RegionWarnings } from "~/domain/supervision/figures";

const DAY = 86_400_000;
const NONE: RegionWarnings = { expired: 0, expiring: 0, suspended: 0 };

/** The period a URL asks for, in days; 30 when it asks for none we know. */
export function periodOf(url: URL): number {
  const asked = Number(url.searchParams.get("days"));
  return PERIODS.find((days) => days === asked) ?? 30;
}

export const sinceOf = (days: number, now = Date.now()) => new Date(now - days * DAY);

export type Row = HubFigures & { warnings: RegionWarnings };

/** Everything the cockpit shows of one hub: its own sums first, then each hub directly below, and the trend. */
export async function cockpitOf(db: Db, hub: HubRange, days: number) {
  const since = sinceOf(days);
  const [figures, series] = await Promise.all([
    hubFigures(db, hub, since),
    trend(db, hub, since, days <= 31 ? "day" : "month"),
  ]);
  const warnings = await accreditationWarnings(
    db,
    figures.map((row) => row.regionCode),
  );
  const rows: Row[] = figures.map((row) => ({
    ...row,
    warnings: warnings.get(regionPrefix(row.regionCode)) ?? NONE,
  }));
  return {
    own: rows.find((row) => row.hubId === hub.hubId),
    below: rows.filter((row) => row.hubId !== hub.hubId),
    series,
  };
}

/** Each service category of which something was received, over the whole period. */
export async function categoriesOf(db: Db, hub: HubRange, days: number) {
  const months = await categoryMonths(db, hub, sinceOf(days));
  const rows = CATEGORIES.map((category) => {
    const each = months.filter((month) => month.category === category);
    const sum = (of: "received" | "ended" | "due") => each.reduce((total, month) => total + month[of], 0);
    return { category, received: sum("received"), ended: sum("ended"), due: sum("due") };
  });
  return rows.filter((row) => row.received > 0);
}

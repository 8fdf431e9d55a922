const EIGHT_HOURS = 8 * 3600_000;

// China keeps one zone without summer time, so a fixed shift gives server and browser the same text
function shanghai(moment: Date | string): string {
  return new Date(new Date(moment).getTime() + EIGHT_HOURS).toISOString();
}

/** Fen as yuan: 206000 → "¥2,060", 123456 → "¥1,234.56". */
export function formatFen(fen: number | bigint): string {
  const amount = BigInt(fen);
  const positive = amount < 0n ? -amount : amount;
  const yuan = (positive / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = positive % 100n;
  const cents = rest === 0n ? "" : `.${rest.toString().padStart(2, "0")}`;
  return `${amount < 0n ? "−" : ""}¥${yuan}${cents}`;
}

/** A moment in Asia/Shanghai: "11-22 10:46"; with `year`, "2026-11-22 10:46". */
export function formatMoment(moment: Date | string, year = false): string {
  return shanghai(moment)
    .slice(year ? 0 : 5, 16)
    .replace("T", " ");
}

/** A day: "2026-11-22". A "YYYY-MM-DD" is shown as it is; a moment becomes its day in Asia/Shanghai. */
export function formatDay(day: Date | string): string {
  return typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : shanghai(day).slice(0, 10);
}

/** Digits in groups of three: 10942 → "10,942". */
export function formatCount(count: number): string {
  return count.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A share of 0–1 as per cent with one decimal: 0.955 → "95.5%"; `none` where there was nothing to count. */
export const formatShare = (share: number | null, none = "—") =>
  share === null ? none : `${(share * 100).toFixed(1)}%`;

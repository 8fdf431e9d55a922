const EIGHT_HOURS = 8 * 3_600_000;

/** The calendar day in China at `at`, as YYYY-MM-DD. China keeps one zone without summer time. */
export function chinaDay(at: Date = new Date()): string {
  return new Date(at.getTime() + EIGHT_HOURS).toISOString().slice(0, 10);
}

const SIGN = "−";

/** Hundredths of a point as points: 8637 → "86.37". */
export const formatPoints = (hundredths: number) => (hundredths / 100).toFixed(2);

/** An event's weight in percentage points, with its sign: -500 → "−5", 1500 → "+15", 62 → "+0.62". */
export function formatWeight(points: number): string {
  const size = String(Math.abs(points) / 100);
  return points < 0 ? `${SIGN}${size}` : `+${size}`;
}

/** Hundredths of a percent as per cent: 9250 → "92.5%". */
export const formatPart = (value: number) => `${value / 100}%`;

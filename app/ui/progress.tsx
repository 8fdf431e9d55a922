import { cx } from "./cx";
import type { Tone } from "./tone";

const fills: Record<Tone, string> = {
  neutral: "fill-faint",
  spring: "fill-spring",
  green: "fill-green",
  amber: "fill-amber",
  seal: "fill-seal",
  violet: "fill-violet",
};

interface ProgressProps {
  value: number;
  max?: number | undefined;
  /** What is measured, for a screen reader. */
  label: string;
  tone?: Tone | undefined;
  className?: string | undefined;
}

/** A thin bar: how much of `max` (100 unless given) is done. Drawn as SVG, so the CSP needs no inline style. */
export function Progress({ value, max = 100, label, tone = "spring", className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <svg
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      className={cx("block h-1.5 w-full overflow-hidden rounded-full bg-well", className)}
    >
      <rect width={`${share * 100}%`} height="100%" rx="3" className={fills[tone]} />
    </svg>
  );
}

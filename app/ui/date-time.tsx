import { formatDay, formatMoment } from "./format";

interface MomentProps {
  at: Date | string;
  /** Also shows the year. */
  year?: boolean | undefined;
  className?: string | undefined;
}

/** A moment in Asia/Shanghai, 11-22 10:46; the full date on hover. */
export function DateTime({ at, year, className = "" }: MomentProps) {
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={`${formatMoment(at, true)} UTC+8`}
      className={`tabular whitespace-nowrap ${className}`}
    >
      {formatMoment(at, year)}
    </time>
  );
}

/** A calendar day, 2026-11-22. */
export function Day({ on, className = "" }: { on: Date | string; className?: string | undefined }) {
  const day = formatDay(on);
  return (
    <time dateTime={day} className={`tabular whitespace-nowrap ${className}`}>
      {day}
    </time>
  );
}

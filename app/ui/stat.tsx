import type { ReactNode } from "react";
import { cx } from "./cx";
import type { Tone } from "./tone";

export interface StatProps {
  label: ReactNode;
  value: ReactNode;
  /** Small, right of the value: "/ 100", 分. */
  unit?: ReactNode;
  /** A line below: what it is compared with. */
  note?: ReactNode;
  /** Colours value and note when the figure is itself good or bad news. */
  tone?: Tone | undefined;
  noteTone?: Tone | undefined;
  /** Where the number opens. */
  href?: string | undefined;
}

const texts: Record<Tone, string> = {
  neutral: "text-muted",
  spring: "text-spring-dark",
  green: "text-green-dark",
  amber: "text-amber-dark",
  seal: "text-seal-dark",
  violet: "text-violet-dark",
};

function Stat({ label, value, unit, note, tone, noteTone = "neutral", href }: StatProps) {
  const figure = (
    <>
      <span className={cx("tabular text-title font-bold", tone && texts[tone])}>{value}</span>
      {unit ? <span className="ml-1 text-xs font-semibold text-muted">{unit}</span> : null}
    </>
  );
  return (
    <div className="px-4 outline outline-line py-4 sm:px-5">
      <dt className="text-sm text-muted">{label}</dt>
      <dd>
        {href ? (
          <a href={href} className="hover:text-spring hover:underline">
            {figure}
          </a>
        ) : (
          figure
        )}
        {note ? <span className={cx("block text-sm", texts[noteTone])}>{note}</span> : null}
      </dd>
    </div>
  );
}

/** Figures side by side with hairlines between; two in a row on a phone. */
export function StatStrip({ stats }: { stats: readonly (StatProps & { id: string })[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-clip rounded-card border border-line bg-surface sm:grid-cols-3 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
      {stats.map(({ id, ...stat }) => (
        <Stat key={id} {...stat} />
      ))}
    </dl>
  );
}

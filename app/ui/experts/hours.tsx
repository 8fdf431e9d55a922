interface HoursProps {
  periods: readonly (readonly [string, string])[];
  /** One below the other: beside a name, where little room is left. */
  stacked?: boolean | undefined;
}

/** Spans of a working day, none of them broken over two lines. */
export function Hours({ periods, stacked }: HoursProps) {
  return (
    <span className={stacked ? "tabular flex flex-col items-end" : "tabular flex flex-wrap gap-x-2"}>
      {periods.map(([from, to]) => (
        <span key={from} className="whitespace-nowrap">
          {from}–{to}
        </span>
      ))}
    </span>
  );
}

/** Spans of a working day, none of them broken over two lines. */
export function Hours({ periods }: { periods: readonly (readonly [string, string])[] }) {
  return (
    <span className="tabular inline-flex flex-wrap justify-end gap-x-2">
      {periods.map(([from, to]) => (
        <span key={from} className="whitespace-nowrap">
          {from}–{to}
        </span>
      ))}
    </span>
  );
}

/** PostgreSQL counts the parameters of a statement in 16 bits: an INSERT of more never succeeds. */
const MOST_PARAMETERS = 65_535;
const MOST_ROWS = 5000;

/** Rows in as many INSERTs as they need: each at most 5,000 rows, and never more parameters than a statement takes. */
export function* insertChunks<Row extends object>(rows: readonly Row[]): Generator<Row[]> {
  const columns = Math.max(1, ...rows.slice(0, 1).map((row) => Object.keys(row).length));
  const size = Math.min(MOST_ROWS, Math.floor(MOST_PARAMETERS / columns));
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}

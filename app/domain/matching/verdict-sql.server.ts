import { type RawBuilder, sql } from "kysely";
import type { Kind } from "../catalogue/service";

type Grade = RawBuilder<0 | 1 | 2>;

const limits = (key: string) => sql`jsonb_array_elements_text(coalesce(s.limitation->${sql.lit(key)}, '[]'))`;

/** Twin of `covers` and `resembles` in limitation.ts. */
const covers = sql`(l.text = w or (length(l.text) > 1 and strpos(w, l.text) > 0))`;
const resembles = sql`(strpos(l.text, w) > 0 or exists (
  select from generate_series(1, length(w) - 1) g where strpos(l.text, substr(w, g, 2)) > 0))`;

const anyWord = (key: string, test: RawBuilder<unknown>) =>
  sql`exists (select from ${limits(key)} as l(text), unnest(i.words) w where ${test})`;

/** Rule 4 in SQL: what `applyLimitation` answers for scope row `s` and item `i`. */
export const limitationAnswer: Grade = sql`case
  when s.limitation_state = 'none' then 2
  when s.limitation_state = 'unparsed' then 1
  when s.limitation is null then 2
  when ${anyWord("except", covers)} then 0
  when i.method is not null and jsonb_array_length(coalesce(s.limitation->'methods', '[]')) > 0
    and not coalesce(s.limitation->'methods', '[]') @> to_jsonb(i.method) then 0
  when jsonb_array_length(coalesce(s.limitation->'only', '[]')) > 0 and not ${anyWord("only", covers)}
    then case when ${anyWord("only", resembles)} then 1 else 0 end
  when ${anyWord("except", resembles)} then 1
  else 2 end`;

const asked = sql`(i.ranges->s.range_unit)`;
const low = sql`(${asked}->>0)::numeric`;
const high = sql`(${asked}->>1)::numeric`;

/** Rule 3 in SQL, measuring: range, then uncertainty (calibration only). */
export function rangeAnswer(kind: Kind): Grade {
  const range = sql`case
    when i.ranges is null or i.ranges = 'null' then 2
    when s.range_state = 'none' then ${kind === "calibration" ? sql`1` : sql`2`}
    when s.range_state = 'confirmed' and s.range_unit is null then 2
    when s.range_state = 'unparsed' or s.range_unit is null then 1
    when ${asked} is null then case when i.ranges = '{}' then 1 else 0 end
    when coalesce(${low}, ${high}) < s.range_min or coalesce(${high}, ${low}) > s.range_max then 0
    else 2 end`;
  if (kind !== "calibration") return sql`${range}`;
  return sql`least(${range}, case
    when i.uncertainties is null or i.uncertainties = 'null' then 2
    when s.uncertainty is null or i.uncertainties->s.range_unit is null then 1
    when (i.uncertainties->>s.range_unit)::numeric < s.uncertainty then 0
    else 2 end)`;
}

import { sql } from "kysely";
import type { Db } from "../outbox.server";

/** A text nobody has placed, with how much waits for it. */
export interface WaitingText {
  text: string;
  scopeRows: number;
  providers: number;
  /** Items of requests on their way. */
  items: number;
}

const SHOWN = 50;

/** Objects of scope rows and names of samples that hold something up, the heaviest first. */
export async function waitingObjects(db: Db): Promise<{ texts: WaitingText[]; total: number }> {
  const { rows } = await sql<WaitingText & { total: number }>`
    with waiting as (
      select object_text as text, count(*) as rows, count(distinct provider_id) as providers, 0 as items
      from scope_items where status = 'active' and not object_placed group by 1
      union all
      select i.sample_name, 0, 0, count(*) from items i join packages p on p.id = i.package_id
      where i.object_class_id is null and p.status in ('submitted', 'triaged', 'quoting')
        and p.kind in ('testing', 'inspection', 'calibration', 'verification')
        and not exists (select from object_placements o
          where o.object_norm = lower(regexp_replace(normalize(i.sample_name, NFKC), '\\s+', '', 'g')))
      group by 1
    )
    select text, sum(rows)::int as "scopeRows", sum(providers)::int as providers, sum(items)::int as items,
      (count(*) over ())::int as total
    from waiting group by text order by sum(items) desc, sum(rows) desc, text limit ${SHOWN}`.execute(db);
  return { texts: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export interface WaitingRange {
  text: string;
  parameterId: string;
  parameter: string;
  document: string;
  scopeRows: number;
  providers: number;
}

/** Measuring ranges no rule could read, for each parameter by itself, the commonest first. */
export async function waitingRanges(db: Db): Promise<WaitingRange[]> {
  const { rows } = await sql<WaitingRange>`
    select s.range_text as text, p.id as "parameterId", p.name as parameter, d.number as document,
      count(*)::int as "scopeRows", count(distinct s.provider_id)::int as providers
    from scope_items s join parameters p on p.id = s.parameter_id join normative_documents d on d.id = p.document_id
    where s.status = 'active' and s.range_state = 'unparsed'
    group by s.range_text, p.id, d.id order by 5 desc, 1, 4, 3 limit ${SHOWN}`.execute(db);
  return rows;
}

export interface WaitingLimitation {
  text: string;
  scopeRows: number;
  providers: number;
  /** Parameters of some of the rows, to judge by. */
  parameters: string[];
}

/** Limitations no rule could read, the commonest first. */
export async function waitingLimitations(db: Db): Promise<WaitingLimitation[]> {
  const { rows } = await sql<WaitingLimitation>`
    select s.limitation_text as text, count(*)::int as "scopeRows", count(distinct s.provider_id)::int as providers,
      (array_agg(distinct p.name))[1:5] as parameters
    from scope_items s join parameters p on p.id = s.parameter_id
    where s.status = 'active' and s.limitation_state = 'unparsed'
    group by 1 order by 2 desc, 1 limit ${SHOWN}`.execute(db);
  return rows;
}

import { type CompiledQuery, Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import type { Database } from "~db/connection";
import { BIG } from "./multiply";

interface Node {
  "Node Type": string;
  "Parent Relationship"?: string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: Node[];
}

export interface Plans {
  /** Big tables that some statement reads from end to end, whether as they lie or along an index. */
  scanned: string[];
  /** Blocks of 8 KB touched; 0 unless the plans were run. */
  blocks: number;
}

/** Nodes that want all their rows before they give one: a limit above them saves nothing below. */
const GREEDY = new Set(["Sort", "Hash", "Aggregate", "WindowAgg", "SetOp"]);

/** `few`: indexes over a small part of their table, which may be read whole. `stops`: a limit ends the reading early. */
function scannedBy(node: Node, few: Set<string>, stops = false): string[] {
  const { "Node Type": type, "Relation Name": table = "", "Index Name": index = "" } = node;
  const walked = /^Index/.test(type) && !node["Index Cond"] && !few.has(index) && !stops;
  const whole = BIG.includes(table) && (type === "Seq Scan" || walked);
  const below = (node.Plans ?? []).flatMap((child) => {
    const outer = child["Parent Relationship"] === "Outer" || child["Parent Relationship"] === "Subquery";
    // a merge join reads its sides only as far as it must
    const early = type === "Limit" || type === "Merge Join" || (stops && outer && !GREEDY.has(type));
    return scannedBy(child, few, early);
  });
  return [...(whole ? [table] : []), ...below];
}

async function fewIndexes(client: pg.PoolClient): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      where x.indpred is not null and i.reltuples < t.reltuples / 5`,
  );
  return new Set(rows.map(({ name }) => name));
}

interface How {
  /** Runs the statements once more and counts blocks. */
  run?: boolean;
  /** Plans as if the tables had so many times the pages they have. */
  larger?: number;
}

/** A database that remembers what it was asked, and asks PostgreSQL how it answers that. */
export function planReader(pool: pg.Pool, { run = false, larger = 1 }: How = {}) {
  let sent: CompiledQuery[] = [];
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void sent.push(query),
  });

  async function explain(client: pg.PoolClient, { sql, parameters }: CompiledQuery): Promise<Node[]> {
    const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: Node }] }>(
      `explain (format json${run ? ", analyze, buffers, timing off" : ""}) ${sql}`,
      [...parameters],
    );
    return rows.map((row) => row["QUERY PLAN"][0].Plan);
  }

  /** The plans of the statements behind `work`. */
  async function plansOf(work: () => Promise<unknown>): Promise<Plans> {
    sent = [];
    await work();
    const asked = sent.filter((query) => /^\s*(select|with)\b/i.test(query.sql));
    const client = await pool.connect();
    try {
      await client.query(`set seq_page_cost = ${larger}`);
      // of two sorted indexes one end would be read, of the larger tables all
      if (larger > 1) await client.query("set enable_mergejoin = off");
      const few = await fewIndexes(client);
      const nodes: Node[] = [];
      for (const query of asked) nodes.push(...(await explain(client, query)));
      const blocks = nodes.map(
        (node) => (node["Shared Hit Blocks"] ?? 0) + (node["Shared Read Blocks"] ?? 0),
      );
      return {
        scanned: nodes.flatMap((node) => scannedBy(node, few)),
        blocks: blocks.reduce((sum, n) => sum + n, 0),
      };
    } finally {
      await client.query("reset all");
      client.release();
    }
  }
  return { db, plansOf };
}

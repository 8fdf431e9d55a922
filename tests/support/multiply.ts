import type pg from "pg";

/** Tables that grow with the market, and the columns in them that name rows of these tables. */
const TABLES: Record<string, string[]> = {
  requests: ["id"],
  packages: ["id", "request_id"],
  items: ["id", "package_id"],
  invitations: ["id", "package_id"],
  quotes: ["id", "package_id"],
  awards: ["id", "package_id", "quote_id"],
  orders: ["id", "award_id", "package_id", "request_id"],
  deliverables: ["id", "order_id"],
  events: ["id", "request_id", "package_id", "order_id"],
  notifications: ["id", "event_id"],
};
const UNIQUE_TEXT = new Set(["number"]);
const MOMENTS = new Set(["created_at", "received_at", "invited_at", "issued_at"]);
export const BIG = Object.keys(TABLES);

/** A hash as a UUID of version 4, so that cursors made of it are taken for cursors. */
const uuid = (hash: string) => `overlay(overlay(${hash} placing '4' from 13) placing '8' from 17)::uuid`;

/**
 * Copies what the demo trades `times` over, under new ids and earlier moments, then counts statistics. Tables
 * come in the order of their foreign keys; their triggers rest, as the copies are as consistent as what they are made from.
 */
export async function multiply(pool: pg.Pool, times: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("set statement_timeout = 0");
    for (const [table, ids] of Object.entries(TABLES)) {
      const { rows } = await client.query<{ name: string }>(
        `select column_name as name from information_schema.columns
          where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      );
      const names = rows.map(({ name }) => name);
      const values = names.map((name) => {
        if (ids.includes(name)) return uuid(`md5(t.${name}::text || n)`);
        if (UNIQUE_TEXT.has(name)) return `t.${name} || '-' || n`;
        return MOMENTS.has(name) ? `t.${name} - n * interval '97 minutes'` : `t.${name}`;
      });
      await client.query(`alter table ${table} disable trigger user`);
      await client.query(
        `insert into ${table} (${names.join(", ")}) select ${values.join(", ")}
          from ${table} t, generate_series(1, ${times}) n`,
      );
      await client.query(`alter table ${table} enable trigger user`);
    }
    await client.query(`analyze ${BIG.join(", ")}`);
  } finally {
    client.release(true);
  }
}

import type pg from "pg";

interface Growth {
  /** Columns that name rows of the tables here. */
  ids: string[];
  /** Text columns that must differ. */
  unique?: string[];
  /** Which rows are copied; all of them without. */
  where?: string;
  /** Copies at most, where rows are heavy or many already. */
  most?: number;
  /** Copied only one time in so many. */
  share?: number;
  /** What nine copies in ten have become: most of what was ever traded is over. */
  past?: Record<string, string>;
}

const TRADERS = "(select id from organisations where kind in ('enterprise', 'provider'))";

const OVER =
  "case when t.status in ('submitted', 'triaged', 'quoting', 'comparing') then 'expired' else t.status end";

/** Tables that grow with the market, in the order of their foreign keys. */
const TABLES: Record<string, Growth> = {
  organisations: { ids: ["id"], unique: ["name", "uscc"], where: `t.id in ${TRADERS}`, most: 1000 },
  users: {
    ids: ["id"],
    unique: ["login", "phone", "email"],
    where: `t.id in (select user_id from memberships where organisation_id in ${TRADERS})`,
    most: 1000,
  },
  memberships: {
    ids: ["id", "user_id", "organisation_id"],
    where: `t.organisation_id in ${TRADERS}`,
    most: 1000,
  },
  providers: { ids: ["organisation_id"], past: { provisional: "false" }, most: 1000 },
  sites: { ids: ["id", "provider_id"], unique: ["name"], most: 1000 },
  accreditations: {
    ids: ["id", "provider_id"],
    unique: ["number"],
    past: { status: "'active'", valid_to: "current_date + 1000", approved_at: "t.created_at" },
    most: 1000,
  },
  scope_items: { ids: ["id", "accreditation_id", "provider_id", "site_id"], most: 8 },
  normative_documents: { ids: ["id"], unique: ["std_norm", "std_base"], most: 8 },
  assistant_passages: { ids: ["id"], unique: ["key"], most: 8 },
  assistant_questions: {
    ids: ["id"],
    unique: ["text_hash"],
    past: { last_at: "t.last_at - interval '200 days'" },
  },
  assistant_gaps: { ids: ["id"], unique: ["text_hash"], past: { settled_at: "now()" } },
  requests: { ids: ["id"], unique: ["number"], past: { status: "'closed'" } },
  packages: { ids: ["id", "request_id"], past: { status: OVER } },
  items: { ids: ["id", "package_id"] },
  legality_records: { ids: ["id", "package_id"], most: 10 },
  invitations: { ids: ["id", "package_id"] },
  quotes: { ids: ["id", "package_id"] },
  awards: { ids: ["id", "package_id", "quote_id"] },
  orders: {
    ids: ["id", "award_id", "package_id", "request_id"],
    unique: ["number"],
    past: { status: "'closed'" },
  },
  deliverables: { ids: ["id", "order_id", "replaces_id"], unique: ["number"] },
  follow_ups: { ids: ["id", "order_id"] },
  credit_assessments: { ids: ["id", "provider_id"] },
  provider_grades: { ids: ["provider_id", "assessment_id"] },
  credit_events: { ids: ["id", "provider_id", "order_id", "deliverable_id"], unique: ["cause_key"] },
  credit_cases: { ids: ["id", "event_id", "provider_id"], where: "t.status <> 'open'" },
  blacklistings: { ids: ["id", "provider_id"] },
  events: { ids: ["id", "request_id", "package_id", "order_id"], share: 6 },
  notifications: { ids: ["id", "event_id"], share: 6 },
  audit_entries: { ids: [], share: 6 },
  request_drafts: { ids: ["id"] },
  inspection_plans: { ids: ["id"], unique: ["number"] },
  inspection_objects: { ids: ["plan_id"] },
  inspection_checks: { ids: ["id", "plan_id"] },
  inspection_check_inspectors: { ids: ["check_id", "plan_id"] },
  inspection_results: { ids: ["id", "check_id"] },
};

/** The demo has none of these: two sessions, a mail and an open invitation for each member. */
const MADE: Record<string, string> = {
  sessions: `insert into sessions (id_hash, user_id, organisation_id, expires_at, absolute_expires_at)
    select md5(m.id::text || n) || md5(n || m.id::text), m.user_id, m.organisation_id, now() + interval '1 hour',
      now() + interval '1 day' from memberships m, generate_series(1, 2) n`,
  mails: `insert into mails (id, recipient, subject, body, dedupe_key, status, created_at)
    select gen_random_uuid(), m.id || '@demo.invalid', '演示', '', m.id::text,
      case when random() < 0.02 then 'failed' else 'sent' end, now() - random() * interval '1 year' from memberships m`,
  member_invitations: `insert into member_invitations (id, organisation_id, email, role, token_hash, invited_by, expires_at)
    select gen_random_uuid(), m.organisation_id, 'demo@demo.invalid', m.role, md5(m.id::text) || md5(m.id || 'x'),
      m.user_id, now() + interval '7 days' from memberships m`,
  conversations: `insert into conversations (id, subject, request_id, enterprise_id, hub_id, status, last_seq, last_at, indexed_seq,
      created_by, created_at)
    select gen_random_uuid(), 'request', r.id, r.enterprise_id, r.hub_id, 'closed', 6, r.created_at, 6, r.created_by, r.created_at
    from requests r where not exists (select from conversations c where c.request_id = r.id)`,
  conversation_parties: `insert into conversation_parties (conversation_id, organisation_id, part)
    select id, enterprise_id, 'asker' from conversations where subject = 'request' on conflict do nothing`,
  chat_events: `insert into chat_events (conversation_id, seq, type, sender_id, sender_organisation_id, part, client_msg_id, kind, body, at)
    select c.id, n, 'msg', c.created_by, c.enterprise_id, 'asker', gen_random_uuid(), 'text', '演示', c.last_at
    from conversations c, generate_series(1, 6) n where not exists (select from chat_events e where e.conversation_id = c.id)
      and c.last_seq = 6 and c.created_by is not null`,
  chat_search: `insert into chat_search (conversation_id, seq, words)
    select e.conversation_id, e.seq, to_tsvector('simple', left(md5(e.client_msg_id::text), 2) || ' 演示') from chat_events e
    where e.type = 'msg' on conflict do nothing`,
};

const MOMENTS = new Set([
  "created_at",
  "received_at",
  "triaged_at",
  "invited_at",
  "awarded_at",
  "issued_at",
  "at",
]);
export const BIG = [...Object.keys(TABLES), ...Object.keys(MADE)];

/** A hash as a UUID of version 4, so that cursors made of it are taken for cursors. */
const uuid = (hash: string) => `overlay(overlay(${hash} placing '4' from 13) placing '8' from 17)::uuid`;

function copyOf(table: string, name: string, { ids, unique = [], past = {} }: Growth) {
  if (past[name]) return `case when n % 10 > 0 then ${past[name]} else t.${name} end`;
  if (ids.includes(name)) return uuid(`md5(t.${name}::text || n)`);
  if (name === "uscc") return `upper(left(md5(t.${name} || n), 18))`;
  if (unique.includes(name)) return `t.${name} || '-' || n`;
  // the log is asked about by hub and regulator; its copies continue the chain of the house they are of
  if (table === "audit_entries" && name === "seq") return `t.${name} + n * 1000000`;
  if (table === "audit_entries" && name === "subject_id") return `md5(t.${name} || n)`;
  return MOMENTS.has(name) ? `t.${name} - n * interval '97 minutes'` : `t.${name}`;
}

async function grow(client: pg.PoolClient, table: string, growth: Growth, times: number): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => copyOf(table, name, growth));
  const copies = Math.min(Math.ceil(times / (growth.share ?? 1)), growth.most ?? times);
  await client.query(
    `insert into ${table} (${names.join(", ")}) select ${values.join(", ")}
      from ${table} t, generate_series(1, ${copies}) n where ${growth.where ?? "true"}`,
  );
}

/** Foreign keys and plain indexes, which cost a bulk copy more than the rows: gone meanwhile, as before afterwards. */
export async function withoutUpkeep(
  client: pg.PoolClient,
  work: () => Promise<void>,
  tables = BIG,
): Promise<void> {
  const { rows: keys } = await client.query<{ of: string; name: string; made: string }>(
    `select conrelid::regclass::text as of, conname as name, pg_get_constraintdef(oid) as made from pg_constraint
      where contype = 'f' and conrelid = any($1::regclass[])`,
    [tables],
  );
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
      where not indisunique and indrelid = any($1::regclass[])`,
    [tables],
  );
  for (const { of, name } of keys) await client.query(`alter table ${of} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await work();
  for (const { made } of indexes) await client.query(made);
  // the planner reckons with keys nobody has checked, too
  for (const { of, name, made } of keys)
    await client.query(`alter table ${of} add constraint ${name} ${made} not valid`);
}

/**
 * Copies what the demo trades `times` over, under new ids and earlier moments, then counts statistics. Triggers rest
 * meanwhile, as the copies are as consistent as what they are made from.
 */
export async function multiply(pool: pg.Pool, times: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query("set maintenance_work_mem = '128MB'");
    await withoutUpkeep(client, async () => {
      for (const [table, growth] of Object.entries(TABLES)) {
        await client.query(`alter table ${table} disable trigger user`);
        await grow(client, table, growth, times);
        await client.query(`alter table ${table} enable trigger user`);
      }
      for (const made of Object.values(MADE)) await client.query(made);
    });
    // its triggers rested, too
    await client.query("select rebuild_figures()");
    await client.query(`vacuum analyze ${BIG.join(", ")}`);
  } finally {
    client.release(true);
  }
}

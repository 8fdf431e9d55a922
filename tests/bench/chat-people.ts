import { createHash } from "node:crypto";
import { withClient } from "~db/build-database";
import type { Talker } from "./chat-line";

const token = (n: number) => `bench-session-${String(n).padStart(24, "0")}`;
const hash = (n: number) => createHash("sha256").update(token(n)).digest("hex");
/** The n-th id of a kind, as SQL and as text. */
const ID = (kind: string, n: string) => `(lpad(to_hex(${n}), 8, '0') || '-0000-7000-8000-${kind}')::uuid`;
const id = (kind: string, n: number) => `${n.toString(16).padStart(8, "0")}-0000-7000-8000-${kind}`;
const [HOUSE, PERSON, TALK, HUB] = ["00000000000a", "00000000000b", "00000000000c", "00000000000d"];

/**
 * Two people each of `houses` enterprises, signed in, each house with a conversation of its two: everything the gateway
 * asks the database about a sender is really there. `url` is the superuser's, of a migrated, empty database.
 */
export async function populate(url: string, houses: number): Promise<Talker[]> {
  const people = houses * 2;
  const hashes = Array.from({ length: people }, (_, n) => hash(n));
  const series = (count: number) => `generate_series(0, ${count - 1}) as n`;
  await withClient(url, async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query(`
      insert into regions (code, name, level) values ('110000', '演示省', 'province');
      insert into hubs (id, code, level, region_code, ordinal, last_ordinal, name_zh, name_en, address, phone)
        values ('${id(HUB, 0)}', 'H', 'province', '110000', 1, 1, '演示站', 'Demo hub', '', '');
      insert into organisations (id, kind, name, uscc, region_code, demo)
        select ${ID(HOUSE, "n")}, 'enterprise', '演示企业' || n, lpad(n::text, 18, '0'), '110000', true from ${series(houses)};
      insert into users (id, login, name, password_hash, demo)
        select ${ID(PERSON, "n")}, 'bench' || n, '演示员工' || n, '-', true from ${series(people)};
      insert into memberships (id, user_id, organisation_id, role)
        select ${ID(PERSON, "n")}, ${ID(PERSON, "n")}, ${ID(HOUSE, "n / 2")}, 'staff' from ${series(people)};
      insert into conversations (id, subject, enterprise_id, hub_id)
        select ${ID(TALK, "n")}, 'enterprise', ${ID(HOUSE, "n")}, '${id(HUB, 0)}' from ${series(houses)};
      insert into conversation_parties (conversation_id, organisation_id, part)
        select ${ID(TALK, "n")}, ${ID(HOUSE, "n")}, 'asker' from ${series(houses)};`);
    await client.query(
      `insert into sessions (id_hash, user_id, organisation_id, expires_at, absolute_expires_at)
       select h, ${ID(PERSON, "(n - 1)::int")}, ${ID(HOUSE, "((n - 1) / 2)::int")}, now() + interval '7 days',
         now() + interval '30 days' from unnest($1::text[]) with ordinality as s(h, n)`,
      [hashes],
    );
    await client.query("analyze");
  });
  return Array.from({ length: people }, (_, n) => ({
    cookie: `qzx_session=${token(n)}`,
    userId: id(PERSON, n),
    c: id(TALK, Math.floor(n / 2)),
  }));
}

import { createHash, randomBytes } from "node:crypto";
import { newId } from "~/domain/ids";
import { withClient } from "~db/build-database";

/** Somebody with a device of his own; several devices may belong to one person. */
export interface Seat {
  device: string;
  userId: string;
  cookie: string;
  /** The conversations he takes part in. */
  conversations: string[];
}
export interface Stage {
  seats: Seat[];
  conversations: string[];
}

const REGION = "110000";
type House = "enterprise" | "hub" | "provider";
interface Person {
  name: string;
  house: House;
  role: string;
  devices: number;
}
const PEOPLE: Person[] = [
  { name: "owner", house: "enterprise", role: "owner", devices: 2 },
  { name: "staff", house: "enterprise", role: "staff", devices: 1 },
  { name: "expert", house: "hub", role: "expert", devices: 2 },
  { name: "operator", house: "hub", role: "operator", devices: 1 },
  { name: "provider", house: "provider", role: "business", devices: 1 },
];
/** Who talks where: what is said before an award is none of the provider's. */
const TALKS = [
  { subject: "request", parties: { asker: "enterprise" }, people: ["owner", "staff", "expert"] },
  {
    subject: "order",
    parties: { asker: "enterprise", provider: "provider" },
    people: ["owner", "staff", "expert", "provider"],
  },
  {
    subject: "counter",
    parties: { asker: "enterprise", counter: "hub" },
    people: ["owner", "staff", "expert", "operator"],
  },
];

type Query = (text: string, values?: unknown[]) => Promise<unknown>;

/**
 * Puts five people on seven devices into three conversations of a migrated, empty database. `url` is the superuser's:
 * the request and the order behind the conversations stand alone, without the market that made them.
 */
export async function setStage(url: string): Promise<Stage> {
  return withClient(url, async (client) => {
    const query: Query = (text, values = []) => client.query(text, values);
    await query("set session_replication_role = replica");
    const hub = newId();
    await query(
      "insert into regions (code, name, level, pinyin, initials) values ($1, '演示省', 'province', '', '')",
      [REGION],
    );
    await query(
      `insert into hubs (id, code, level, region_code, ordinal, last_ordinal, name_zh, name_en, address, phone)
       values ($1, 'H', 'province', $2, 1, 1, '演示站', 'Demo hub', '', '')`,
      [hub, REGION],
    );
    const houses = { enterprise: newId(), hub: newId(), provider: newId() };
    for (const [kind, id] of Object.entries(houses)) await addHouse(query, kind, id, hub);
    const seats: (Seat & { person: string })[] = [];
    const ids = new Map<string, string>();
    for (const person of PEOPLE) {
      const userId = newId();
      ids.set(person.name, userId);
      await addPerson(query, person, userId, houses[person.house]);
      for (let n = 1; n <= person.devices; n++) {
        const cookie = await addSession(query, userId, houses[person.house]);
        seats.push({ person: person.name, device: `${person.name}-${n}`, userId, cookie, conversations: [] });
      }
    }
    const conversations: string[] = [];
    for (const talk of TALKS) {
      const c = await addTalk(query, talk, houses, hub, ids);
      conversations.push(c);
      for (const seat of seats) if (talk.people.includes(seat.person)) seat.conversations.push(c);
    }
    return { seats, conversations };
  });
}

async function addHouse(query: Query, kind: string, id: string, hub: string): Promise<void> {
  await query(
    `insert into organisations (id, kind, name, uscc, region_code, hub_id, demo) values ($1, $2, $3, $4, $5, $6, true)`,
    [
      id,
      kind,
      `演示${kind}`,
      kind === "hub" ? null : "91110000000000000X",
      REGION,
      kind === "hub" ? hub : null,
    ],
  );
  if (kind === "provider") await query("insert into providers (organisation_id) values ($1)", [id]);
}

async function addPerson(query: Query, { name, role }: Person, id: string, house: string): Promise<void> {
  await query("insert into users (id, login, name, password_hash, demo) values ($1, $2, $3, '-', true)", [
    id,
    name,
    `演示${name}`,
  ]);
  await query("insert into memberships (id, user_id, organisation_id, role) values ($1, $2, $3, $4)", [
    newId(),
    id,
    house,
    role,
  ]);
}

/** A session as signing in makes it; gives the cookie. */
export async function addSession(query: Query, userId: string, house: string): Promise<string> {
  const token = randomBytes(20).toString("hex");
  await query(
    `insert into sessions (id_hash, user_id, organisation_id, channel, expires_at, absolute_expires_at)
     values ($1, $2, $3, 'browser', now() + interval '7 days', now() + interval '30 days')`,
    [createHash("sha256").update(token).digest("hex"), userId, house],
  );
  return `qzx_session=${token}`;
}

async function addTalk(
  query: Query,
  { subject, parties }: (typeof TALKS)[number],
  houses: Record<House, string>,
  hub: string,
  ids: Map<string, string>,
): Promise<string> {
  const [c, linked, owner] = [newId(), newId(), ids.get("owner")];
  if (subject === "request")
    await query(
      `insert into requests (id, enterprise_id, hub_id, origin_hub_id, region_code, title, delivery, status, created_by)
       values ($1, $2, $3, $3, $4, '演示需求', 'none', 'triaged', $5)`,
      [linked, houses.enterprise, hub, REGION, owner],
    );
  if (subject === "order")
    await query(
      `insert into orders (id, number, award_id, package_id, request_id, enterprise_id, provider_id, hub_id, amount_fen)
       values ($1, 'D', $1, $1, $1, $2, $3, $4, 1)`,
      [linked, houses.enterprise, houses.provider, hub],
    );
  await query(
    `insert into conversations (id, subject, request_id, order_id, enterprise_id, hub_id, created_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      c,
      subject,
      subject === "request" ? linked : null,
      subject === "order" ? linked : null,
      houses.enterprise,
      hub,
      owner,
    ],
  );
  for (const [part, house] of Object.entries(parties))
    await query(
      "insert into conversation_parties (conversation_id, organisation_id, part) values ($1, $2, $3)",
      [c, houses[house as House], part],
    );
  await query(
    "insert into conversation_people (conversation_id, user_id, organisation_id, part) values ($1, $2, $3, 'expert')",
    [c, ids.get("expert"), houses.hub],
  );
  return c;
}

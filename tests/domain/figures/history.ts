import type pg from "pg";
import { CATEGORIES } from "~/domain/catalogue/service";
import { newId } from "~/domain/ids";
import { REQUEST_STATUSES } from "~/domain/requests/list-filter";
import { testDatabase } from "../../support/database";
import { world } from "../intake/world";

/** What happens next and to what, as numbers that any state of the world can make something of. */
export interface Step {
  what: number;
  which: number;
  hub: number;
  value: number;
  /** Minutes ago. */
  ago: number;
}
/** Somewhere in four hundred days. */
export const AGO = 400 * 24 * 60;

const HUBS = ["SD", "SD3701", "SD370102", "SD370103", "SD3702", "SD370202"];
const PACKAGE = ["submitted", "returned", "triaged", "quoting", "comparing", "expired", "withdrawn"];

/** A database without a request, whose follow-ups need no order. */
export async function emptyMarket() {
  const database = await testDatabase({ content: "reference", max: 16 });
  await database.pool.query("alter table follow_ups drop constraint follow_ups_order_id_fkey");
  const here = await world(database.db);
  const { rows } = await database.pool.query<{ id: string }>(
    "select id from hubs where code = any($1) or level = 'park' order by code",
    [HUBS],
  );
  const { userId, organisationId } = here.enterprise;
  return { ...database, here, hubs: rows.map(({ id }) => id), userId, organisationId };
}
export type Market = Awaited<ReturnType<typeof emptyMarket>>;

const pick = <T>(from: readonly T[], n: number) => from[n % from.length] as T;
const moment = ({ ago }: Step) => new Date(Date.now() - ago * 60_000);
const whether = (value: number, when: Date) => (value % 3 === 0 ? null : when);
/** The request a step is about, taken where it is said. */
const CHOSEN =
  "(select id from requests order by id offset $1::integer % greatest((select count(*) from requests), 1) limit 1)";

type Deed = (market: Market, step: Step) => [text: string, values: unknown[]];
const about = (change: string, values: (market: Market, step: Step) => unknown[]): Deed => {
  return (market, step) => [
    `update requests set ${change} where id = ${CHOSEN}`,
    [step.which, ...values(market, step)],
  ];
};
const packaged = (text: string): Deed => {
  return (_, { which, value }) => [text, [which, pick(CATEGORIES, value)]];
};

const file: Deed = (market, step) => {
  const hub = pick(market.hubs, step.hub);
  const id = newId();
  return [
    `with filed as (
      insert into requests (id, enterprise_id, hub_id, origin_hub_id, region_code, title, delivery, created_by, received_at)
      values ($1, $2, $3, $3, '370102', '演示需求', 'none', $4, $5))
    insert into packages (id, request_id, position, category, stage, kind, status)
      select gen_random_uuid(), $1, n, c, 'production', 'testing', 'submitted'
      from unnest($6::text[]) with ordinality as each(c, n)`,
    [
      ...[id, market.organisationId, hub, market.userId, step.value % 4 === 0 ? null : moment(step)],
      CATEGORIES.slice(0, step.value % 3).concat(pick(CATEGORIES, step.which)),
    ],
  ];
};

/** Whatever may happen to a request, its packages and its follow-ups, also what no command does. */
const DEEDS: Deed[] = [
  file,
  file,
  file,
  about("received_at = coalesce(received_at, $2)", (_, step) => [moment(step)]),
  about("received_at = $2", (_, step) => [whether(step.value, moment(step))]),
  about("status = $2", (_, { value }) => [pick(REQUEST_STATUSES, value)]),
  about(
    "status = case when status in ('closed', 'cancelled') then 'in_progress' else 'closed' end",
    () => [],
  ),
  about("triaged_at = $2, triaged_on_time = $3, response_minutes = $4", (_, step) => [
    ...[moment(step), step.value % 2 === 0, step.value / 7],
  ]),
  about("triaged_at = null, triaged_on_time = null, response_minutes = null", () => []),
  about("triage_overdue_at = $2", (_, { value }) => [whether(value, new Date())]),
  about("hub_id = $2, transfers = transfers + 1", ({ hubs }, { hub }) => [pick(hubs, hub)]),
  about(
    "hub_id = coalesce((select parent_id from hubs where id = hub_id), hub_id), triage_overdue_at = now()",
    () => [],
  ),
  about("origin_hub_id = $2", ({ hubs }, { hub }) => [pick(hubs, hub)]),
  about("handled_at = $2", (_, { value }) => [whether(value, new Date())]),
  about("suspended_at = $2", (_, { value }) => [whether(value, new Date())]),
  about("title = title || '。'", () => []),
  (_, { value }) => [
    "update requests set status = 'withdrawn' where length(title) + $1 > 9 and status = 'quoting'",
    [value % 6],
  ],
  (_, { which, value }) => [
    `update packages set status = $2 where request_id = ${CHOSEN}`,
    [which, pick(PACKAGE, value)],
  ],
  packaged(`insert into packages (id, request_id, position, category, stage, kind)
    select gen_random_uuid(), r.id, 1 + (select count(*) from packages where request_id = r.id), $2, 'supply', 'testing'
    from requests r where r.id = ${CHOSEN} on conflict do nothing`),
  packaged(`update packages set category = $2 where request_id = ${CHOSEN} and position = 1`),
  packaged(`delete from packages where request_id = ${CHOSEN} and position > 1 and category <> $2`),
  (_, { which }) => [
    `with gone as (select ${CHOSEN} as id), packs as (delete from packages where request_id in (select id from gone))
      delete from requests where id in (select id from gone)`,
    [which],
  ],
  (market, step) => [
    `insert into follow_ups (id, order_id, hub_id, reachable, satisfied, score, by_user_id, at)
      values (gen_random_uuid(), gen_random_uuid(), $1, true, true, $2, $3, $4)`,
    [
      pick(market.hubs, step.hub),
      whether(step.value, new Date()) && step.value % 101,
      market.userId,
      moment(step),
    ],
  ],
  ({ hubs }, { hub, value }) => [
    "update follow_ups set score = $2 where hub_id = $1",
    [pick(hubs, hub), value % 101],
  ],
  ({ hubs }, { hub, value }) => [
    "delete from follow_ups where id = (select id from follow_ups where hub_id = $1 offset $2 limit 1)",
    [pick(hubs, hub), value % 5],
  ],
];

/** Does one step on a connection. */
export async function happen(market: Market, on: pg.Pool | pg.PoolClient, step: Step): Promise<void> {
  const [text, values] = pick(DEEDS, step.what)(market, step);
  await on.query(text, values);
}

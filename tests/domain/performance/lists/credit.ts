import type { Kysely } from "kysely";
import { chinaDay } from "~/domain/china-day";
import { listingsOf, openOrdersByHub, publicBlacklist } from "~/domain/credit/blacklist.queries.server";
import { eventsOf, gradesOf, historyOf, ordersBehind } from "~/domain/credit/credit.queries.server";
import { creditFacts, standingEvents } from "~/domain/credit/facts.queries.server";
import { readCreditFilter } from "~/domain/credit/list-filter";
import { lateOrders } from "~/domain/credit/record-overdue.server";
import { casesIn, ratedProviders } from "~/domain/credit/supervised.queries.server";
import { listOrders } from "~/domain/orders/order.queries.server";
import type { Database } from "~db/connection";
import type { List, Readers } from "./readers";

/** Grades and events of a provider, of a regulator's subtree, and what the credit jobs look for. */
export function creditLists(db: Kysely<Database>, { jigou, jianguan, zhandian, sheng }: Readers): List[] {
  const id = jigou.organisationId;
  const today = chinaDay();
  const rated = (query: string) => () =>
    ratedProviders(db, {
      ...readCreditFilter(new URLSearchParams(query)),
      regionCode: "370000",
      limit: 25,
    });
  return [
    ["credit: grades", () => gradesOf(db, id)],
    ["credit: events", () => eventsOf(db, jigou, id, today)],
    ["credit: events of a regulator", () => eventsOf(db, jianguan, id, today)],
    ["credit: history", () => historyOf(db, id, "testing")],
    ["credit: facts", () => creditFacts(db, id, today)],
    ["credit: what counts", () => standingEvents(db, id)],
    [
      "credit: orders behind a figure",
      () => ordersBehind(db, jigou, { providerId: id, category: "testing", fact: "on_time" }),
    ],
    ["credit: providers", rated("")],
    ["credit: providers of a grade", rated("grade=D&category=testing")],
    ["credit: providers by name", rated("q=检测技术&sort=name")],
    ["credit: blacklisted providers", rated("listed=1")],
    ["credit: providers, second page", () => secondRated(db)],
    ["credit: cases", () => casesIn(db, { regionCode: "370100", closed: false })],
    ["credit: cases answered", () => casesIn(db, { regionCode: "370100", closed: true })],
    ["credit: overdue orders", () => lateOrders(db, today).orderBy("o.promised_on").limit(200).execute()],
    ["blacklist", () => publicBlacklist(db, {})],
    ["blacklist by name", () => publicBlacklist(db, { q: "牡丹食品检测" })],
    ["blacklist of a provider", () => listingsOf(db, id)],
    ["blacklist: open orders", () => openOrdersByHub(db, id)],
    ["blacklist: orders of a county", () => listOrders(db, zhandian, { blacklisted: true })],
    ["blacklist: orders of the province", () => listOrders(db, sheng, { blacklisted: true })],
  ];
}

async function secondRated(db: Kysely<Database>) {
  const filter = { ...readCreditFilter(new URLSearchParams()), regionCode: "370000", limit: 5 };
  const { next } = await ratedProviders(db, filter);
  await ratedProviders(db, { ...filter, after: next ?? undefined });
}

import type { Kysely } from "kysely";
import { provisionalDisputes } from "~/domain/clocks/provisional-disputes.queries.server";
import { listDeliverables } from "~/domain/deliverables/deliverable.queries.server";
import { disputeSteps } from "~/domain/disputes/dispute.queries.server";
import { disputeOfOrder, listDisputes } from "~/domain/disputes/dispute-list.queries.server";
import { retestsFor, retestsOf } from "~/domain/disputes/retest.queries.server";
import { dueDisputes } from "~/domain/disputes/run-clocks.server";
import { noticesOf } from "~/domain/notifications/notification.queries.server";
import { listOrders, orderEvents } from "~/domain/orders/order.queries.server";
import { deskFacts } from "~/domain/organisations/badges.queries.server";
import { invitationsOf } from "~/domain/quotes/invitations-of.queries.server";
import { boardCounts, jobBoard, ownQuotes } from "~/domain/quotes/job-board.queries.server";
import { offersOf } from "~/domain/quotes/offers.queries.server";
import { waitingFor } from "~/domain/requests/desk.queries.server";
import { listDrafts } from "~/domain/requests/draft.queries.server";
import { findRequest, packagesOf } from "~/domain/requests/request.queries.server";
import { listRequestHeads, listRequests } from "~/domain/requests/request-list.queries.server";
import { timeline } from "~/domain/requests/timeline.queries.server";
import type { Database } from "~db/connection";
import { type List, LOGINS, type Readers } from "./readers";

/** Lists of those who trade, and of those who look after them. */
export function marketLists(db: Kysely<Database>, readers: Readers, first: string): List[] {
  const { qiye, jigou } = readers;
  const traders = LOGINS.filter((login) => login !== "admin");
  return [
    ...traders.flatMap((login): List[] => [
      [`requests: ${login}`, () => listRequests(db, readers[login])],
      [`requests by status: ${login}`, () => listRequests(db, readers[login], { status: "closed" })],
      [`requests by words: ${login}`, () => listRequests(db, readers[login], { q: "餐盒" })],
      [`requests by category: ${login}`, () => listRequests(db, readers[login], { category: "metrology" })],
      [`orders: ${login}`, () => listOrders(db, readers[login])],
      [`orders by status: ${login}`, () => listOrders(db, readers[login], { status: "confirmed" })],
      [`disputes: ${login}`, () => listDisputes(db, readers[login])],
      [`disputes under way: ${login}`, () => listDisputes(db, readers[login], { view: "open" })],
      [`deliverables: ${login}`, () => listDeliverables(db, readers[login])],
      [`notices: ${login}`, () => noticesOf(db, readers[login], {})],
      [`badges: ${login}`, () => deskFacts(db, readers[login])],
    ]),
    ["requests of the API", () => listRequestHeads(db, qiye)],
    ["requests, second page", () => secondPage(db, readers)],
    ["drafts", () => listDrafts(db, qiye)],
    ["waiting at the desk", () => waitingFor(db, qiye)],
    ["packages of a request", () => packagesOf(db, qiye, first)],
    ["offers of a request", async () => offersOf(db, qiye, await findRequest(db, qiye, first))],
    ["invitations of a request", () => invitationsOf(db, qiye, first)],
    ["timeline", () => timeline(db, first, qiye)],
    ["dispute of an order", async () => disputeOfOrder(db, first)],
    ["steps of a dispute", async () => disputeSteps(db, first)],
    ["re-tests of a dispute", async () => retestsOf(db, first)],
    ["re-tests for a house", () => retestsFor(db, jigou)],
    ["disputes past their deadline", () => dueDisputes(db, new Date())],
    ["provisional disputes", () => provisionalDisputes(db)],
    ["events of an order", async () => orderEvents(db, first)],
    ["job board", () => jobBoard(db, jigou)],
    ["job board, ended", () => jobBoard(db, jigou, { view: "ended" })],
    ["job board, counts", () => boardCounts(db, jigou)],
    ["own quotes", () => ownQuotes(db, jigou)],
  ];
}

async function secondPage(db: Kysely<Database>, { qiye }: Readers) {
  const { next } = await listRequests(db, qiye, {});
  await listRequests(db, qiye, { after: next ?? "" });
}

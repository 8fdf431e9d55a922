import type { Kysely } from "kysely";
import {
  designationsAt,
  metrologySites,
  waitingCertificates,
  waitingImports,
  waitingLines,
} from "~/domain/accreditation/reviews.queries.server";
import { packagesLapsed, packagesPastDeadline } from "~/domain/clocks/due-packages.queries.server";
import { requestsOverdue, requestsToWarn } from "~/domain/clocks/due-requests.queries.server";
import { boardFilter } from "~/domain/intake/board";
import { afterCards, routingCards, waitingCards, workCards } from "~/domain/intake/board.queries.server";
import { boardFigures, meanResponse } from "~/domain/intake/figures.queries.server";
import { followUpRows } from "~/domain/intake/follow-ups.queries.server";
import { ledgerOf } from "~/domain/intake/ledger.server";
import { findEnterprises } from "~/domain/intake/walk-in.queries.server";
import {
  waitingLimitations,
  waitingObjects,
  waitingRanges,
} from "~/domain/object-classes/waiting.queries.server";
import { subordinatesOf } from "~/domain/organisations/subordinate.queries.server";
import { provisionalProviders, usccExceptions } from "~/domain/organisations/vetting.queries.server";
import type { Database } from "~db/connection";
import type { List, Readers } from "./readers";

const BOARD = boardFilter.parse({});
const SUBTREE = boardFilter.parse({ scope: "subtree" });

/** A hub's board, its ledger, what waits for its vetting, and what its clocks look for. */
export function hubLists(db: Kysely<Database>, readers: Readers, now = new Date()): List[] {
  const { zhandian, sheng } = readers;
  const both = [
    ["county", zhandian, BOARD],
    ["province", sheng, SUBTREE],
  ] as const;
  return [
    ...both.flatMap(([name, actor, filter]): List[] => [
      [`intake, waiting: ${name}`, () => waitingCards(db, actor, filter)],
      [`intake, routing: ${name}`, () => routingCards(db, actor, filter)],
      [`intake, work: ${name}`, () => workCards(db, actor, filter)],
      [`intake, afterwards: ${name}`, () => afterCards(db, actor, filter)],
      [`intake, figures: ${name}`, () => boardFigures(db, actor, filter.scope, now)],
      [`intake, response: ${name}`, () => meanResponse(db, actor, filter.scope, now)],
      [`ledger: ${name}`, () => ledgerOf(db, actor, filter.scope, now)],
      [`follow-ups: ${name}`, () => followUpRows(db, actor)],
      [`scope reviews: ${name}`, () => waitingImports(db, actor)],
      [`certificates to review: ${name}`, () => waitingCertificates(db, actor)],
      [`capability lines to review: ${name}`, () => waitingLines(db, actor)],
      [`codes to vet: ${name}`, () => usccExceptions(db, actor)],
      [`providers to vet: ${name}`, () => provisionalProviders(db, actor)],
      [`accounts below: ${name}`, () => subordinatesOf(db, actor)],
    ]),
    ["designations", () => designationsAt(db, "370102")],
    ["sites with metrology authorisation", () => metrologySites(db, "")],
    ["enterprises for a walk-in", () => findEnterprises(db, "餐盒制造")],
    ["objects to place", () => waitingObjects(db)],
    ["limitations to read", () => waitingLimitations(db)],
    ["ranges to read", () => waitingRanges(db)],
    ["clock: requests to warn of", () => requestsToWarn(db, now)],
    ["clock: requests overdue", () => requestsOverdue(db, now)],
    ["clock: packages past their deadline", () => packagesPastDeadline(db, now)],
    ["clock: packages not chosen from", () => packagesLapsed(db, now)],
  ];
}

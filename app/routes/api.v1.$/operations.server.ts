import { assistant } from "./assistant.server";
import { coverage } from "./coverage.server";
import { deliverables } from "./deliverables.server";
import { directory } from "./directory.server";
import { disputes } from "./disputes.server";
import { inspections } from "./inspections.server";
import type { Operation } from "./operation";
import { orders } from "./orders.server";
import { ownScope } from "./own-scope.server";
import { places } from "./places.server";
import { quotes } from "./quotes.server";
import { requests } from "./requests.server";
import { sessions } from "./sessions.server";

/** Everything /api/v1 can do, in the order of the page that explains it. */
export const operations: readonly Operation[] = [
  ...sessions,
  ...places,
  ...directory,
  ...assistant,
  ...coverage,
  ...requests,
  ...quotes,
  ...orders,
  ...deliverables,
  ...disputes,
  ...ownScope,
  ...inspections,
];

import type { Actor } from "~/domain/actor";
import type { PackageView, RequestView } from "~/domain/requests/request.queries.server";
import type { Submission, Visit } from "~/platform/http.server";

/** What every panel of the request page may look at; the sight of the request is already checked. */
export interface PanelPage {
  request: RequestView;
  packages: PackageView[];
}

/** A panel's own data, or null when it has nothing to show this actor. */
export type LoadPanel<Data> = (visit: Visit<Actor>, page: PanelPage) => Promise<Data | null>;

/**
 * What a button of the page does, by its `intent`. The page sends the person back to itself afterwards, unless the
 * handler gives another answer. Refusals are thrown; the page shows them above its panels.
 */
export type IntentHandler = (
  submission: Submission<Actor>,
  requestId: string,
) => Promise<Response | undefined>;
export type Intents = Record<string, IntentHandler>;

import { type Actor, isHub } from "~/domain/actor";
import { loadClockSettings } from "~/domain/clocks/settings.queries.server";
import { hubWork, transferTargets } from "~/domain/intake/hub-work.queries.server";
import { coverageOf } from "~/domain/matching/coverage-of.server";
import { designatedProviders, isCompulsory } from "~/domain/matching/designated-providers.server";
import { loadNeed } from "~/domain/matching/need.queries.server";
import type { Db } from "~/domain/outbox.server";
import { requestPolicy } from "~/domain/requests/request.policy";
import type { PackageView, RequestView } from "~/domain/requests/request.queries.server";
import type { LoadPanel } from "./panel";

/** What the hub can do with a request in its present state; null for everybody else and when nothing is left to do. */
export const loadHubPanel: LoadPanel<HubPanelData> = async ({ db, actor }, { request, packages }) => {
  if (!isHub(actor) || !requestPolicy.handle(actor, request)) return null;
  const data = await panelData(db, actor, request, packages);
  const idle = !data.triage && data.open.length + data.quoting.length + data.orders.length === 0;
  return idle ? null : data;
};
export type HubPanelData = Awaited<ReturnType<typeof panelData>>;

async function panelData(db: Db, actor: Actor, request: RequestView, packages: PackageView[]) {
  const [settings, targets, work] = await Promise.all([
    loadClockSettings(db),
    request.status === "submitted" ? transferTargets(db, actor, request) : [],
    hubWork(db, request.id),
  ]);
  const triaged = packages.filter((pack) => pack.status === "triaged");
  return {
    now: new Date(),
    settings,
    suspended: request.suspended_at !== null,
    triage:
      request.status === "submitted"
        ? {
            dueAt: request.triage_due_at,
            startedAt: request.triage_started_at,
            provisional: request.deadline_provisional,
            transfers: request.transfers,
            targets,
          }
        : null,
    open: await Promise.all(triaged.map((pack) => toOpen(db, pack))),
    quoting: work.quoting,
    orders: work.orders,
  };
}

/** A triaged package: whom the search would find in each ring, or whom the law lets be designated. */
async function toOpen(db: Db, pack: PackageView) {
  const { id, position, category, kind, ring } = pack;
  const compulsory = await isCompulsory(db, id);
  const bodies = compulsory ? await designatedProviders(db, id) : [];
  const coverage = compulsory ? null : await coverageOf(db, await loadNeed(db, id));
  return {
    ...{ id, position, category, kind, ring, compulsory },
    coverage: coverage && { eligible: coverage.eligible, onHold: coverage.onHold },
    bodies: bodies.map(({ provider, verdict }) => ({
      id: provider.id,
      name: provider.name,
      fit: verdict.verdict === "eligible",
    })),
  };
}

import type { Actor } from "~/domain/actor";
import { webhookPolicy } from "~/domain/webhooks/webhook.policy";

/** A page of the workspace: path and its name in the `accounts` texts under `nav`. */
interface Entry {
  href: string;
  key: string;
}
interface Section {
  key?: string;
  entries: readonly Entry[];
}

const page = (href: string, key: string): Entry => ({ href, key });

/** Shown to who answers for the house; others are turned away at the door. */
const INTEGRATIONS = page("/integrations", "integrations");

const ENTERPRISE: readonly Section[] = [
  {
    entries: [
      page("/desk", "desk"),
      page("/requests/new", "new_request"),
      page("/requests", "requests"),
      page("/orders", "orders"),
      page("/disputes", "disputes"),
      page("/reports", "reports"),
      page("/chat", "chat"),
    ],
  },
  { key: "organisation", entries: [page("/members", "members"), INTEGRATIONS] },
];
const PROVIDER: readonly Section[] = [
  {
    entries: [
      page("/job-board", "job_board"),
      page("/quotes", "quotes"),
      page("/orders", "provider_orders"),
      page("/subcontracts", "subcontracts"),
      page("/disputes", "disputes"),
      page("/retests", "retests"),
      page("/reports", "reports"),
      page("/chat", "talks"),
    ],
  },
  {
    key: "organisation",
    entries: [
      page("/accreditation", "accreditation"),
      page("/my-credit", "my_credit"),
      page("/checks", "checks"),
      page("/experts", "experts"),
      page("/members", "members"),
      INTEGRATIONS,
    ],
  },
];
const HUB: readonly Section[] = [
  {
    entries: [
      page("/intake", "intake"),
      page("/orders", "area_orders"),
      page("/intake/follow-ups", "follow_ups"),
      page("/disputes", "disputes"),
      page("/chat", "talks"),
      page("/experts", "experts"),
      page("/assistant-gaps", "assistant_gaps"),
    ],
  },
  {
    key: "capability",
    entries: [
      page("/scope-reviews", "scope_reviews"),
      page("/placements", "placements"),
      page("/vetting", "vetting"),
    ],
  },
  {
    key: "organisation",
    entries: [
      page("/intake/duty", "duty"),
      page("/hub-accounts", "hub_accounts"),
      page("/members", "members"),
      INTEGRATIONS,
    ],
  },
];
const REGULATOR: readonly Section[] = [
  {
    entries: [
      page("/cockpit", "cockpit"),
      page("/supervision/providers", "supervised_providers"),
      page("/supervision/credit", "supervised_credit"),
      page("/supervision/requests", "supervised_requests"),
      page("/disputes", "disputes"),
      page("/supervision/inspections", "inspections"),
      page("/chat", "talks"),
      page("/audit", "audit"),
    ],
  },
  {
    key: "organisation",
    entries: [page("/hub-accounts", "regulator_accounts"), page("/members", "members")],
  },
];
const PLATFORM: readonly Section[] = [
  {
    entries: [
      page("/admin/organisations", "organisations"),
      page("/admin/reference", "reference"),
      page("/assistant-gaps", "assistant_gaps"),
      page("/admin/jobs", "jobs"),
      page("/audit", "audit"),
    ],
  },
  { key: "organisation", entries: [page("/hub-accounts", "province_accounts"), page("/members", "members")] },
];
const EXPERT: readonly Section[] = [
  {
    entries: [
      page("/desk", "desk"),
      page("/chat", "talks"),
      page("/disputes", "panels"),
      page("/canned-replies", "canned"),
    ],
  },
];

const BY_KIND = {
  enterprise: ENTERPRISE,
  provider: PROVIDER,
  hub: HUB,
  regulator: REGULATOR,
  platform: PLATFORM,
};

/** The workspace's pages for this person, in groups. */
export const sectionsFor = (actor: Pick<Actor, "organisationKind" | "role">): readonly Section[] =>
  actor.role === "expert" ? EXPERT : BY_KIND[actor.organisationKind].map((section) => within(section, actor));

function within({ entries, ...section }: Section, actor: Pick<Actor, "organisationKind" | "role">): Section {
  const shown = entries.filter((entry) => entry !== INTEGRATIONS || webhookPolicy.manage(actor));
  return { ...section, entries: shown };
}

/** Where a person begins after signing in. */
export const homeOf = (actor: Pick<Actor, "organisationKind" | "role">): string =>
  sectionsFor(actor)[0]?.entries[0]?.href ?? "/account";

/** The one entry that names the page at `path`: the longest that it begins with. */
export function currentEntry(paths: readonly string[], path: string): string | undefined {
  return paths
    .filter((entry) => path === entry || path.startsWith(`${entry}/`))
    .sort((a, b) => b.length - a.length)[0];
}

import * as z from "zod";
import type { OrganisationKind } from "../actor";
import { text } from "../messages";
import { type Audience, TELLINGS } from "../notifications/notice";

export const FORMATS = ["standard", "robot"] as const;
export type WebhookFormat = (typeof FORMATS)[number];

/** Receivers an organisation may have. */
export const MOST_WEBHOOKS = 5;
/** Minutes from one try to the next; after the last the delivery is given up, some 20 hours after the first. */
export const WAITS = [0.5, 5, 30, 120, 360, 720] as const;
/** Deliveries given up in a row until a receiver is left alone. */
export const MOST_FAILURES = 3;
/** What a trial is called; no event has this name. */
export const PING = "ping";

/** Circles that speak to a house as such. What is told to one person, and housekeeping, leaves by no webhook. */
const HOUSES: Partial<Record<Audience, readonly OrganisationKind[]>> = {
  enterprise: ["enterprise"],
  hub: ["hub"],
  former_hub: ["hub"],
  named_hub: ["hub"],
  serving_hub: ["hub"],
  provider: ["provider"],
  provider_business: ["provider"],
  invited: ["provider"],
  invited_all: ["provider"],
  withdrawn_from: ["provider"],
  quoted: ["provider"],
  parties: ["enterprise", "provider"],
};

/** The tellings of an event that webhooks carry as well: the same circles, told the same. */
export const housesToldOf = (event: string) => (TELLINGS[event] ?? []).filter(({ to }) => to in HOUSES);

/** What a house of this kind can be told by webhook, by the names its members know the notices by. */
export function kindsFor(house: OrganisationKind): readonly string[] {
  const told = Object.keys(TELLINGS).flatMap((event) =>
    housesToldOf(event)
      .filter(({ to }) => HOUSES[to]?.includes(house))
      .map(({ as }) => as ?? event),
  );
  return [...new Set(told)];
}

const kindList = z.preprocess(
  (value) => (typeof value === "string" ? [value] : value),
  z.array(z.string().max(60)).min(1).max(200),
);

export const webhookForm = z.object({ url: text(8, 500), format: z.enum(FORMATS), kinds: kindList });
export const kindsForm = z.object({ kinds: kindList });
export const deliveryForm = z.object({ deliveryId: z.uuid() });

/** An address as a page may show it: what stands behind a robot's "?" is its password. */
export function shownUrl(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname}${search ? "?…" : ""}`;
}

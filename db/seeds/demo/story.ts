import type { Author } from "~/domain/actor";
import type { CoveringSite } from "~/domain/matching/eligible.queries.server";
import type { ProviderFacts } from "~/domain/matching/facts";
import type { Need } from "~/domain/matching/need";
import type { HubRow } from "./reference-rows";
import type { Row } from "./rows";
import { known, type Organisation, type Person, type Provider, personOf, type World } from "./world";

/** One request of the demo while it is being told. Its rows are written at the end, so steps still change them. */
export interface Story {
  world: World;
  enterprise: Organisation;
  request: Row & { id: string; number: string | null; region_code: string };
  hub: HubRow;
  packages: Part[];
  /** The moment the story has come to. */
  at: Date;
}

export interface Offer {
  provider: Provider;
  siteId: string;
  row: Row & { id: string; total_fen: number; working_days: number; status: string };
}

/** A package with everything that grew from it. */
export interface Part {
  row: Row & { id: string; status: string; ring: string };
  items: (Row & { id: string })[];
  need: Need;
  /** What the gate knows of each provider. */
  facts: Map<string, ProviderFacts>;
  /** Eligible sites, one a provider; known once the search has begun. */
  sites: CoveringSite[];
  invited: Map<string, { seen: boolean }>;
  offers: Offer[];
  order: Work | null;
}

/** An order at work. */
export interface Work {
  row: Row & { id: string; number: string; status: string; promised_on: string; working_days: number };
  provider: Provider;
  siteId: string;
  deliverables: (Row & { id: string; number: string; status: string; edition: number })[];
}

export const by = (organisation: Organisation, person: Person): Author => ({
  userId: person.id,
  organisationId: organisation.id,
});

export const client = ({ enterprise }: Story) => by(enterprise, personOf(enterprise, "owner"));

/** Whoever works at the hub that has the request now. */
export function desk({ world, hub }: Story): Author {
  const organisation = known(world.hubs, hub.id);
  return by(organisation, personOf(organisation, "supervisor"));
}

export const staffOf = (provider: Provider, role: string) => by(provider, personOf(provider, role));

/** The next number of a kind in a region and year; numbers are as the domain's own. */
export function serial(world: World, kind: string, region: string, at: Date): { year: number; n: number } {
  const year = Number(new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 4));
  const key = `${kind}/${region}/${year}`;
  const n = (world.serials.get(key) ?? 0) + 1;
  world.serials.set(key, n);
  return { year, n };
}

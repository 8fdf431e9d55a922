export const ORGANISATION_KINDS = ["enterprise", "provider", "hub", "regulator", "platform"] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const ROLES = [
  "owner",
  "staff",
  "business",
  "technical",
  "signatory",
  "quality",
  "operator",
  "supervisor",
  "expert",
  "regulator",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

export type HubLevel = "province" | "city" | "county" | "park";

/** A hub and everything below it, as one range of depth-first positions. */
export interface HubRange {
  readonly hubId: string;
  readonly level: HubLevel;
  readonly ordinal: number;
  readonly lastOrdinal: number;
}

/** Who acts, for which organisation. One session has one active organisation. */
export interface Actor {
  readonly userId: string;
  readonly login: string;
  readonly name: string;
  readonly locale: "zh-CN" | "en";
  readonly epoch: number;
  readonly sessionHash: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
  readonly regionCode: string;
  /** Set for hubs and regulators: the subtree they work in or watch. */
  readonly hubs: HubRange | null;
}

/** The clock's own actor: timers and sweeps act in its name, on an audit chain of their own. */
export const SYSTEM_CHAIN = "00000000-0000-7000-8000-000000000001";

/** Who did it, as far as records go; null user means the clock. */
export interface Author {
  readonly userId: string | null;
  readonly organisationId: string | null;
}
export const THE_CLOCK: Author = { userId: null, organisationId: null };

export const isEnterprise = (actor: Actor) => actor.organisationKind === "enterprise";
/** Experts judge and advise; what their employer buys, sells or decides is none of theirs, quotes above all. */
export const isProvider = (actor: Actor) => actor.organisationKind === "provider" && actor.role !== "expert";
export const isHub = (actor: Actor) => actor.organisationKind === "hub" && actor.role !== "expert";
export const isRegulator = (actor: Actor) => actor.organisationKind === "regulator";
export const isAdmin = (actor: Actor) => actor.organisationKind === "platform" && actor.role === "admin";

/** Whether `ordinal` lies in the subtree the actor works in or watches. */
export const inSubtree = (actor: Actor, ordinal: number) =>
  actor.hubs !== null && ordinal >= actor.hubs.ordinal && ordinal <= actor.hubs.lastOrdinal;

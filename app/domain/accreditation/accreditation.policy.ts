import { type Actor, inSubtree, isHub, isProvider, isRegulator } from "../actor";

const HEADS = ["owner", "quality", "technical", "business"];

interface Record {
  provider_id: string;
  /** Position of the hub that serves the provider. */
  ordinal: number;
}

const own = (actor: Actor, record: { provider_id: string }) =>
  isProvider(actor) && actor.organisationId === record.provider_id;
const serves = (actor: Actor, record: Record) => isHub(actor) && inSubtree(actor, record.ordinal);

/** Who may do what with certificates, scope and sites. Another provider's do not exist for a provider. */
export const accreditationPolicy = {
  see: (actor: Actor, record: Record) =>
    own(actor, record) || serves(actor, record) || (isRegulator(actor) && inSubtree(actor, record.ordinal)),
  /** Certificates and scope are kept by everybody in the house but its signatories, who sign and read. */
  manage: (actor: Actor, record: { provider_id: string }) => own(actor, record) && HEADS.includes(actor.role),
  /** A hub decides on providers of the area it serves; nobody decides on a request of their own. */
  decide: serves,
  /** Taking a certificate out of force is for the head of the hub, or a regulator. */
  stop: (actor: Actor, record: Record) =>
    (serves(actor, record) && actor.role === "supervisor") ||
    (isRegulator(actor) && inSubtree(actor, record.ordinal)),
  /** Who is named for compulsory verification is said by the hub of the very place. */
  designate: (actor: Actor) => isHub(actor),
};

export const managesScope = (actor: Actor) => isProvider(actor) && HEADS.includes(actor.role);

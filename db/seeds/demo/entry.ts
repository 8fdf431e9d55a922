import type { Author } from "~/domain/actor";
import type { Row } from "./rows";

export interface About {
  requestId?: string;
  packageId?: string;
  orderId?: string;
  providerId?: string;
  organisationId?: string;
  data?: Row;
  audit?: { type: string; id: string };
}

/** One thing that happened, as it goes to the timeline and to the audit chain of who did it. */
export interface Entry {
  id: string;
  at: Date;
  author: Author;
  kind: string;
  about: About;
}

/** A panel that is named when the experts are known. */
export interface ExpectedPanel {
  disputeId: string;
  number: string;
  at: Date;
  author: Author;
  name(names: string[]): void;
  vote(voter: Author): void;
}

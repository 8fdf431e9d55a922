import type { Db } from "../outbox.server";
import type { AuthenticityStatus } from "./authenticity";
import { readDeliverableNumber } from "./number";

/** What the public may know of a deliverable: never the client, the fee or the file itself. */
const publicFacts = (db: Db) =>
  db
    .selectFrom("deliverables as d")
    .innerJoin("orders as o", "o.id", "d.order_id")
    .innerJoin("organisations as v", "v.id", "o.provider_id")
    .leftJoin("signatories as g", "g.id", "d.signatory_id")
    .leftJoin("accreditations as a", "a.id", "g.accreditation_id")
    .innerJoin("legality_records as l", "l.id", "d.legality_record_id")
    .leftJoin("deliverables as newer", "newer.replaces_id", "d.id")
    .select(["d.number", "d.kind", "d.edition", "d.status", "d.status_at", "d.issued_at"])
    .select(["d.source_sha256", "d.combined_sha256", "v.name as provider", "newer.number as replaced_by"])
    .select(["a.kind as accreditation_kind", "a.number as accreditation_number", "a.valid_to"])
    .select(["l.verdict", "l.rule_version", "l.at as checked_at"]);
type PublicRow = NonNullable<Awaited<ReturnType<ReturnType<typeof publicFacts>["executeTakeFirst"]>>>;

export interface Authenticity {
  found: boolean;
  status: AuthenticityStatus;
  /** The number asked for, in its proper spelling, or the one found by the file. */
  number: string | null;
  provider: string | null;
  issuedOn: Date | null;
  kind: string | null;
  edition: number | null;
  /** Since when it no longer stands. */
  endedAt: Date | null;
  replacedBy: string | null;
  /** Of the combined copy, and of the file the signatory uploaded. */
  sha256: string | null;
  sourceSha256: string | null;
  legality: {
    verdict: string;
    /** Null where the work needs none: an opinion stands on the provider's vetted capability. */
    accreditation: { kind: string; number: string; validTo: string } | null;
    ruleVersion: string;
    checkedAt: Date;
  } | null;
}

const nothing = (status: AuthenticityStatus, number: string | null): Authenticity => ({
  found: false,
  status,
  number,
  provider: null,
  issuedOn: null,
  kind: null,
  edition: null,
  endedAt: null,
  replacedBy: null,
  sha256: null,
  sourceSha256: null,
  legality: null,
});

const answer = (row: PublicRow, status: AuthenticityStatus): Authenticity => ({
  found: true,
  status,
  number: row.number,
  provider: row.provider,
  issuedOn: row.issued_at,
  kind: row.kind,
  edition: row.edition,
  endedAt: row.status_at,
  replacedBy: row.replaced_by,
  sha256: row.combined_sha256,
  sourceSha256: row.source_sha256,
  legality: {
    verdict: row.verdict,
    accreditation:
      row.accreditation_kind && row.accreditation_number && row.valid_to
        ? { kind: row.accreditation_kind, number: row.accreditation_number, validTo: row.valid_to }
        : null,
    ruleVersion: row.rule_version,
    checkedAt: row.checked_at,
  },
});

/**
 * Whether a deliverable is genuine, by the number a person typed and, if given, the SHA-256 of the file in hand.
 * *Altered*: the number is ours, the file is not its. *Mistyped*: the check character does not fit.
 */
export async function authenticityByNumber(db: Db, typed: string, sha256?: string): Promise<Authenticity> {
  const read = readDeliverableNumber(typed);
  if (!read.ok) return nothing(read.code === "mistyped" ? "mistyped" : "unknown", null);
  const row = await publicFacts(db).where("d.number", "=", read.number).executeTakeFirst();
  if (!row) return nothing("unknown", read.number);
  const other = sha256 !== undefined && sha256 !== row.source_sha256 && sha256 !== row.combined_sha256;
  return answer(row, other ? "altered" : (row.status as AuthenticityStatus));
}

/** The same by the file alone; a file nobody knows is unknown, never altered. The edition in force goes first. */
export async function authenticityByHash(db: Db, sha256: string): Promise<Authenticity> {
  const row = await publicFacts(db)
    .where((eb) => eb.or([eb("d.source_sha256", "=", sha256), eb("d.combined_sha256", "=", sha256)]))
    .orderBy((eb) => eb.case().when("d.status", "=", "genuine").then(0).else(1).end())
    .orderBy("d.issued_at", "desc")
    .executeTakeFirst();
  return row ? answer(row, row.status as AuthenticityStatus) : nothing("unknown", null);
}

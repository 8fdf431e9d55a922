import * as z from "zod";
import { anybody, signedIn } from "~/domain/authorize";
import { amendDeliverable } from "~/domain/deliverables/amend-deliverable.server";
import {
  type Authenticity,
  authenticityByHash,
  authenticityByNumber,
} from "~/domain/deliverables/authenticity.queries.server";
import { amendSchema, revokeSchema } from "~/domain/deliverables/deliverable";
import { revokeDeliverable } from "~/domain/deliverables/revoke-deliverable.server";
import { group } from "./operation";
import { mustHaveFile } from "./orders.server";
import { byId, day, empty, id } from "./shapes";

const operation = group("Deliverables", empty);
const sha256 = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/, { error: "invalid_format" });

const authenticity = z
  .object({
    found: z.boolean(),
    status: z.enum(["genuine", "superseded", "revoked", "altered", "unknown", "mistyped"]),
    number: z.string().nullable(),
    provider: z.string().nullable(),
    issuedOn: day.nullable(),
    replacedBy: z.string().nullable(),
    sha256: z.string().nullable(),
    sourceSha256: z.string().nullable(),
    legality: z
      .object({
        verdict: z.string(),
        accreditation: z.string().nullable(),
        validTo: day.nullable(),
        ruleVersion: z.string(),
      })
      .nullable(),
  })
  .meta({ id: "Authenticity" });

const view = (found: Authenticity): z.input<typeof authenticity> => ({
  found: found.found,
  status: found.status,
  number: found.number,
  provider: found.provider,
  issuedOn: found.issuedOn ? chinaDayOf(found.issuedOn) : null,
  replacedBy: found.replacedBy,
  sha256: found.sha256,
  sourceSha256: found.sourceSha256,
  legality: found.legality
    ? {
        verdict: found.legality.verdict,
        accreditation: found.legality.accreditation?.number ?? null,
        validTo: found.legality.accreditation?.validTo ?? null,
        ruleVersion: found.legality.ruleVersion,
      }
    : null,
});
const chinaDayOf = (moment: Date) => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

export const deliverables = [
  operation("GET /deliverables/by-hash/{sha256}", {
    id: "authenticateByHash",
    summary: "Whether a file is a genuine deliverable, by its SHA-256",
    door: anybody,
    open: true,
    params: z.object({ sha256 }),
    answer: authenticity,
    run: async ({ db, params }) => ({ body: view(await authenticityByHash(db, params.sha256)) }),
  }),
  operation("GET /deliverables/{number}/authenticity", {
    id: "authenticateByNumber",
    summary: "Whether a deliverable is genuine, by its number and, if given, the SHA-256 of the file in hand",
    door: anybody,
    open: true,
    params: z.object({ number: z.string().max(80) }),
    query: z.object({ sha256: sha256.optional() }),
    answer: authenticity,
    run: async ({ db, params, query }) => ({
      body: view(await authenticityByNumber(db, params.number, query.sha256)),
    }),
  }),
  operation("POST /deliverables/{id}/events", {
    id: "tellDeliverable",
    summary:
      "Revoke a deliverable, or (as multipart, with the corrected PDF) amend it: the old number says superseded",
    door: signedIn,
    versioned: true,
    multipart: "either",
    params: byId,
    body: z.discriminatedUnion("event", [
      revokeSchema.extend({ event: z.literal("revoke") }),
      amendSchema.safeExtend({ event: z.literal("amend") }),
    ]),
    answer: z.object({ id, number: z.string().nullable(), status: z.string() }),
    async run({ db, files, actor, params, body, file, version, origin }) {
      const seen = { reason: body.reason, expectedVersion: version };
      if (body.event === "revoke") {
        await revokeDeliverable(db, actor, params.id, seen);
        return { body: { id: params.id, number: null, status: "revoked" }, version: version + 1 };
      }
      const input = { ...body, ...seen, file: mustHaveFile(file), origin };
      const made = await amendDeliverable(db, files, actor, params.id, input);
      return { body: { id: made.id, number: made.number, status: "genuine" }, version: 1 };
    },
  }),
];

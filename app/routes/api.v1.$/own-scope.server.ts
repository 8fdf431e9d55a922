import * as z from "zod";
import { ACCREDITATION_KINDS, accreditationForm } from "~/domain/accreditation/accreditation";
import { accreditationsOf, findAccreditation } from "~/domain/accreditation/accreditation.queries.server";
import { addAccreditation } from "~/domain/accreditation/add-accreditation.server";
import { createImport } from "~/domain/accreditation/create-import.server";
import { approveImport, rejectImport } from "~/domain/accreditation/decide-import.server";
import { findImport, rejectedRows } from "~/domain/accreditation/import.queries.server";
import { importForm, rejectionForm, USUAL_KIND } from "~/domain/accreditation/scope-import";
import { submitImport } from "~/domain/accreditation/submit-import.server";
import { type Actor, isProvider } from "~/domain/actor";
import { only, signedIn } from "~/domain/authorize";
import type { Db } from "~/domain/outbox.server";
import { sitesOf } from "~/domain/providers/provider.queries.server";
import { group } from "./operation";
import { mustHaveFile } from "./orders.server";
import { byId, day, empty, id } from "./shapes";

const operation = group("Own scope", empty);
const REJECTED_SHOWN = 1000;

const site = z.object({
  id,
  name: z.string(),
  region: z.string(),
  address: z.string(),
  lon: z.number(),
  lat: z.number(),
});
const accreditation = z.object({
  id,
  kind: z.enum(ACCREDITATION_KINDS),
  number: z.string(),
  validFrom: day,
  validTo: day,
  status: z.string(),
  approved: z.boolean(),
  scopeRows: z.int(),
  version: z.int(),
});
const diff = z.object({ added: z.int(), removed: z.int(), changed: z.int() });
const scopeImport = z.object({
  id,
  status: z.string(),
  version: z.int(),
  rows: z.int(),
  accepted: z.int(),
  skipped: z.int(),
  rejected: z.array(
    z.object({
      sheet: z.string(),
      row: z.int(),
      column: z.string().nullable(),
      code: z.string().nullable(),
      message: z.string().nullable(),
    }),
  ),
  rejectedTotal: z.int(),
  diff: diff.nullable(),
  failure: z.string().nullable(),
});

async function importView(db: Db, actor: Actor, importId: string) {
  const row = await findImport(db, actor, importId);
  const rejected = row.rejected > 0 ? await rejectedRows(db, importId, { limit: REJECTED_SHOWN }) : [];
  const { added, removed, changed } = row;
  return {
    id: row.id,
    status: row.status,
    version: row.version,
    rows: row.rows,
    accepted: row.accepted,
    skipped: row.skipped,
    rejected: rejected.map(({ column_name, ...each }) => ({ ...each, column: column_name })),
    rejectedTotal: row.rejected,
    diff: added === null || removed === null || changed === null ? null : { added, removed, changed },
    failure: row.failure_code,
  };
}

export const ownScope = [
  operation("GET /me/sites", {
    id: "listOwnSites",
    summary: "Where one's organisation performs",
    door: only(isProvider),
    answer: z.object({ items: z.array(site) }),
    async run({ db, actor }) {
      const items = (await sitesOf(db, actor.organisationId)).map((row) => ({
        id: row.id,
        name: row.name,
        region: row.region,
        address: row.address,
        lon: row.lon,
        lat: row.lat,
      }));
      return { body: { items } };
    },
  }),
  operation("GET /me/accreditations", {
    id: "listOwnAccreditations",
    summary: "One's certificates, the first to end first",
    door: only(isProvider),
    answer: z.object({ items: z.array(accreditation) }),
    async run({ db, actor }) {
      const items = (await accreditationsOf(db, actor.organisationId)).map((row) => ({
        id: row.id,
        kind: row.kind,
        number: row.number,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        status: row.status,
        approved: row.approved_at !== null,
        scopeRows: row.scope,
        version: row.version,
      }));
      return { body: { items } };
    },
  }),
  operation("POST /me/accreditations", {
    id: "addAccreditation",
    summary: "Enter a certificate with its copy; a hub looks at it before it counts",
    door: only(isProvider),
    creates: true,
    multipart: true,
    status: 201,
    body: accreditationForm,
    answer: z.object({ id, warnings: z.array(z.string()) }),
    async run({ db, files, actor, body, file }) {
      const made = await addAccreditation(db, files, actor, { ...body, file: mustHaveFile(file) });
      return { body: { id: made.id, warnings: [...made.warnings] }, version: 1 };
    },
  }),
  operation("POST /me/scope-imports", {
    id: "createScopeImport",
    summary: "Upload an annex (CSV or XLSX); it is read in the background",
    door: only(isProvider),
    creates: true,
    multipart: true,
    status: 202,
    body: importForm
      .pick({ accreditationId: true, siteId: true })
      .extend({ kind: importForm.shape.kind.optional() }),
    answer: z.object({ id }),
    async run({ db, files, actor, body, file }) {
      const { kind } = await findAccreditation(db, actor, body.accreditationId);
      const input = { ...body, kind: body.kind ?? USUAL_KIND[kind] ?? "testing", file: mustHaveFile(file) };
      return { body: await createImport(db, files, actor, input) };
    },
  }),
  operation("GET /scope-imports/{id}", {
    id: "getScopeImport",
    summary:
      "How an import stands: rows accepted, skipped, rejected with their reasons, and what would change",
    door: signedIn,
    params: byId,
    answer: scopeImport,
    async run({ db, actor, params }) {
      const view = await importView(db, actor, params.id);
      return { body: view, version: view.version };
    },
  }),
  operation("POST /scope-imports/{id}/events", {
    id: "tellScopeImport",
    summary: "Hand it to the hub; the hub approves or rejects it",
    door: signedIn,
    versioned: true,
    params: byId,
    body: z.discriminatedUnion("event", [
      z.object({ event: z.literal("submit") }),
      z.object({ event: z.literal("approve") }),
      rejectionForm.extend({ event: z.literal("reject") }),
    ]),
    answer: scopeImport,
    async run({ db, actor, params, body, version }) {
      const seen = { importId: params.id, expectedVersion: version };
      if (body.event === "submit") await submitImport(db, actor, seen);
      else if (body.event === "approve") await approveImport(db, actor, seen);
      else await rejectImport(db, actor, { ...seen, note: body.note });
      const view = await importView(db, actor, params.id);
      return { body: view, version: view.version };
    },
  }),
];

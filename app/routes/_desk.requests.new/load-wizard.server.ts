import { redirect } from "@remix-run/node";
import * as z from "zod";
import { type Actor, isHub } from "~/domain/actor";
import { type FieldCodes, mustExist } from "~/domain/errors";
import { startingHub } from "~/domain/hubs/starting-hub.server";
import { idSchema } from "~/domain/ids";
import { searchDocuments } from "~/domain/normative-documents/search.queries.server";
import { childRegions } from "~/domain/regions/region.queries.server";
import { controlOf, type DraftBody, draftBody, STEPS, type Step } from "~/domain/requests/draft";
import { findDraft, listAttachments } from "~/domain/requests/draft.queries.server";
import { previewDraft } from "~/domain/requests/draft-preview.server";
import { draftProblems, stepProblems } from "~/domain/requests/draft-problems.server";
import { startBody, suggestTemplates } from "~/domain/requests/draft-start.queries.server";
import { placeOf } from "~/domain/requests/enterprise-place.queries.server";
import { objectClassNames } from "~/domain/requests/item-objects.queries.server";
import type { Visit } from "~/platform/http.server";

export type Writing = Awaited<ReturnType<typeof loadWizard>>;

const parameter = (url: URL, name: string) => url.searchParams.get(name)?.slice(0, 500) || undefined;
const idParameter = (url: URL, name: string) => {
  const value = parameter(url, name);
  return value === undefined ? undefined : mustExist(idSchema.safeParse(value).data);
};

/** What the wizard stands on: the draft of the URL, or the template, service or sentence one came with. */
export function startOf(url: URL) {
  return {
    draftId: idParameter(url, "draft"),
    forId: idParameter(url, "for"),
    template: parameter(url, "template"),
    catalogue: parameter(url, "catalogue"),
    need: parameter(url, "need"),
  };
}

const outcome = z.object({
  index: z.int(),
  accepted: z.int(),
  rejected: z.array(z.object({ row: z.int(), field: z.string().max(60), code: z.string().max(400) })),
  more: z.int(),
});

/** How an import went, as the address tells it. */
function importedOf(url: URL) {
  try {
    return outcome.parse(JSON.parse(url.searchParams.get("imported") ?? "null"));
  } catch {
    return null;
  }
}

export function stepOf(url: URL, otherwise: number): Step {
  const step = Number(url.searchParams.get("step") ?? otherwise);
  return STEPS.find((known) => known === step) ?? 1;
}

export async function loadWizard({ db, actor, url }: Visit<Actor>) {
  const start = startOf(url);
  const row = start.draftId ? mustExist(await findDraft(db, actor, start.draftId), "draft_gone") : null;
  // a hub first says for whom: its counter page finds or enters the enterprise
  if (isHub(actor) && !row && !start.forId) throw redirect("/intake/new");
  const enterpriseId = row?.enterprise_id ?? (isHub(actor) ? start.forId : actor.organisationId);
  const enterprise = mustExist(await placeOf(db, mustExist(enterpriseId)));
  const body = row ? draftBody.parse(row.body) : await startBody(db, start);
  const step = stepOf(url, row?.step ?? (start.template ? 2 : 1));
  const region = /^\d{6}$/.test(body.region) ? body.region : enterprise.region_code;
  const parkHubId = region === enterprise.region_code ? enterprise.park_hub_id : null;
  return {
    step,
    draft: row && { id: row.id, version: row.version, savedAt: row.updated_at, requestId: row.request_id },
    body,
    enterprise: { id: enterprise.id, name: enterprise.name },
    onBehalf: isHub(actor),
    hub: await startingHub(db, { regionCode: region, parkHubId }),
    region,
    now: new Date(),
    at: parameter(url, "at") ?? null,
    imported: importedOf(url),
    ...(await stepData(db, step, body, { region, enterpriseId: enterprise.id, draftId: row?.id, url })),
  };
}

const cityOf = (code: string) =>
  code.endsWith("0000") ? code : code.endsWith("00") ? code : `${code.slice(0, 4)}00`;

interface Context {
  region: string;
  enterpriseId: string;
  draftId: string | undefined;
  url: URL;
}

async function stepData(db: Visit["db"], step: Step, body: DraftBody, context: Context) {
  const place = { regionCode: context.region, enterpriseId: context.enterpriseId };
  const [regions, templates, classes, preview, attachments, problems, found] = await Promise.all([
    step === 1 ? childRegions(db, cityOf(context.region)) : [],
    step <= 2 ? suggestTemplates(db, step === 1 ? body.description : "") : [],
    step === 2 ? objectClassNames(db) : [],
    previewDraft(db, body, place),
    step >= 3 && context.draftId ? listAttachments(db, { draftId: context.draftId }) : [],
    problemsToShow(db, step, body, context.url),
    findAsked(db, body, context.url),
  ]);
  const fields = Object.fromEntries(Object.entries(problems).map(([path, code]) => [controlOf(path), code]));
  return { regions, templates, classes, preview, attachments, problems: fields, found };
}

/** Before handing in, everything; on an earlier step only what the person has just been told. */
async function problemsToShow(db: Visit["db"], step: Step, body: DraftBody, url: URL): Promise<FieldCodes> {
  if (step === 4) return draftProblems(db, body);
  return url.searchParams.has("check") ? stepProblems(db, step, body) : {};
}

/** Without scripts: the documents that the words in one row's field may mean. */
async function findAsked(db: Visit["db"], body: DraftBody, url: URL) {
  const [p, i] = (url.searchParams.get("find") ?? "").split(".").map(Number);
  const item = p === undefined || i === undefined ? undefined : body.packages[p]?.items[i];
  if (!item || item.document.trim() === "") return null;
  return { key: item.key, documents: (await searchDocuments(db, { q: item.document, limit: 8 })).documents };
}

import { redirect } from "@remix-run/node";
import { type Actor, isHub } from "~/domain/actor";
import { type FieldCodes, mustExist, Refusal } from "~/domain/errors";
import { attachFile, detachFile } from "~/domain/requests/attach-file.server";
import { discardDraft } from "~/domain/requests/discard-draft.server";
import { controlOf, type DraftBody, draftBody, type Step, stepFields } from "~/domain/requests/draft";
import { findDraft } from "~/domain/requests/draft.queries.server";
import { stepProblems } from "~/domain/requests/draft-problems.server";
import { pressRowButton, withoutBlankItems } from "~/domain/requests/draft-rows";
import { applyTemplate, startBody } from "~/domain/requests/draft-start.queries.server";
import { handInDraft } from "~/domain/requests/hand-in-draft.server";
import { importItems } from "~/domain/requests/import-items.server";
import { saveDraft } from "~/domain/requests/save-draft.server";
import type { Submission } from "~/platform/http.server";
import { startOf, stepOf } from "./load-wizard.server";

type Press = Submission<Actor>;
interface Desk {
  press: Press;
  step: Step;
  body: DraftBody;
  /** Keeps the draft as `body` and `step` now have it. */
  save(body: DraftBody, step: Step): Promise<Saved>;
}
/** An address has its limits; the person mends these and imports again. */
const SHOWN_REJECTED = 12;

interface Saved {
  id: string;
  version: number;
  updated_at: Date;
}

/** What each button of the wizard does. The draft is kept first, so that no refusal loses what was typed. */
export async function pressWizard(press: Press) {
  const { form, url } = press;
  const step = stepOf(url, startOf(url).template ? 2 : 1);
  const saved: { last?: Saved } = {};
  try {
    const body = { ...(await presentBody(press)), ...form.as(stepFields[step]) };
    const save = async (next: DraftBody, nextStep: Step) => {
      saved.last = await keep(press, next, nextStep);
      return saved.last;
    };
    return await answer({ press, step, body, save });
  } catch (error) {
    if (!(error instanceof Refusal && error.kind === "invalid")) throw error;
    // a draft that has just begun gets its address first: there the page says what is wrong, also after a reload
    if (saved.last && !startOf(url).draftId && step < 3) return at(saved.last.id, step, "&check");
    throw onControls(error, saved.last);
  }
}

/** Refused fields by the ids of their controls, and the version that has just been kept. */
function onControls(refusal: Refusal, saved: Saved | undefined): Refusal {
  const fields: FieldCodes = {};
  for (const [path, code] of Object.entries(refusal.detail.fields ?? {})) fields[controlOf(path)] = code;
  const values = { ...refusal.detail.values, ...(saved ? { draft: saved.id, version: saved.version } : {}) };
  return new Refusal("invalid", refusal.code, { fields, values });
}

async function presentBody({ db, actor, url }: Press): Promise<DraftBody> {
  const start = startOf(url);
  if (!start.draftId) return startBody(db, start);
  return draftBody.parse(mustExist(await findDraft(db, actor, start.draftId), "draft_gone").body);
}

function keep({ db, actor, url, form }: Press, body: DraftBody, step: Step) {
  const { draftId, forId } = startOf(url);
  const version = Number(form.text("version"));
  return saveDraft(db, actor, {
    draftId,
    expectedVersion: Number.isInteger(version) && version > 0 ? version : undefined,
    enterpriseId: isHub(actor) ? forId : undefined,
    step,
    body,
  });
}

const at = (draftId: string, step: number, more = "") =>
  redirect(`/requests/new?draft=${draftId}&step=${step}${more}`);
const near = (step: Step, by: 1 | -1) => Math.min(4, Math.max(1, step + by)) as Step;

async function answer(desk: Desk) {
  const { press, step, body, save } = desk;
  const [name = "", ...rest] = press.form.intent.split(":");
  switch (name) {
    case "autosave":
      return kept(await save(body, step));
    case "save":
      return at((await save(body, step)).id, step);
    case "back":
      return at((await save(body, near(step, -1))).id, near(step, -1));
    case "template":
      return at((await save(await applyTemplate(press.db, body, rest.join(":")), 2)).id, 2);
    case "find":
      return at((await save(body, step)).id, step, `&find=${rest.join(".")}`);
    case "import":
      return importRows(desk, Number(rest[0]));
    case "attach":
    case "detach":
      return attach(desk, rest[0]);
    case "discard":
      return discard(desk);
    case "submit":
      return handIn(desk);
    default:
      return pressRow(desk);
  }
}

const kept = (saved: Saved) => ({ saved: { id: saved.id, version: saved.version, at: saved.updated_at } });

/** A row button, or 下一步: one goes on only when the step has nothing left to mend. */
async function pressRow({ press, step, body, save }: Desk) {
  const changed = pressRowButton(body, press.form.intent);
  if (changed) return at((await save(changed, step)).id, step, focusOf(press.form.intent, changed));
  const tidy = step === 2 ? withoutBlankItems(body) : body;
  const { id } = await save(tidy, step);
  const fields = await stepProblems(press.db, step, tidy);
  if (Object.keys(fields).length > 0) throw new Refusal("invalid", "invalid_input", { fields });
  await keepStep(press, id, tidy, near(step, 1));
  return at(id, near(step, 1));
}

/** Remembers where the person has got to; the version moves on without being asked, for it was asked just now. */
const keepStep = ({ db, actor }: Press, draftId: string, body: DraftBody, step: Step) =>
  saveDraft(db, actor, { draftId, step, body });

function focusOf(intent: string, body: DraftBody): string {
  const [name, p = ""] = intent.split(":");
  const pack = name === "add-package" ? body.packages.at(-1) : body.packages[Number(p)];
  const key = name === "add-item" || name === "add-package" ? pack?.items.at(-1)?.key : undefined;
  return key ? `&at=${key}` : "";
}

/** Lines that were taken are in the draft; how it went travels in the address, so that it shows without scripts too. */
async function importRows({ press, step, body, save }: Desk, index: number) {
  const { form, db, actor } = press;
  const pack = mustExist(body.packages[index]);
  const { id } = await save(body, step);
  const sheet = form.file(`sheet-${index}`);
  const pasted = form.text(`paste-${index}`);
  const { accepted, rejected } = await importItems(
    db,
    sheet ? { bytes: sheet.bytes } : { text: pasted },
    pack.kind,
  );
  const written = pack.items.filter((item) => item.document || item.parameter);
  const items = [...written, ...accepted].slice(0, 200);
  const packages = body.packages.map((one, place) => (place === index ? { ...one, items } : one));
  if (accepted.length > 0) await saveDraft(db, actor, { draftId: id, step, body: { ...body, packages } });
  const outcome = {
    index,
    accepted: accepted.length,
    rejected: rejected.slice(0, SHOWN_REJECTED),
    more: rejected.length,
  };
  return at(id, step, `&imported=${encodeURIComponent(JSON.stringify(outcome))}`);
}

async function attach({ press, step, body, save }: Desk, fileId: string | undefined) {
  const { id: draftId } = await save(body, step);
  const { db, actor, files, form } = press;
  if (fileId) await detachFile(db, actor, { draftId, fileId });
  const chosen = fileId ? [] : form.files("attachment");
  if (!fileId && chosen.length === 0)
    throw new Refusal("invalid", "invalid_input", { fields: { attachment: "required" } });
  for (const file of chosen) await attachFile(db, files, actor, { draftId, file });
  return at(draftId, step);
}

async function discard({ press }: Desk) {
  const { draftId } = startOf(press.url);
  if (!draftId) return redirect("/requests");
  await discardDraft(press.db, press.actor, draftId);
  return redirect(`/requests?discarded=${draftId}`);
}

async function handIn({ press, body, save }: Desk) {
  const { id: draftId } = await save(body, 4);
  const { id } = await handInDraft(press.db, press.actor, draftId);
  return redirect(`/requests/${id}?posted`);
}

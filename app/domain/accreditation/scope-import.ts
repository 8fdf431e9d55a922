import * as z from "zod";
import { idSchema } from "../ids";
import { lifecycle } from "../lifecycle";
import { text } from "../messages";
import { SCOPE_KINDS, type ScopeKind } from "./scope-import/line";

export type ImportStatus =
  | "queued"
  | "reading"
  | "ready"
  | "refused"
  | "submitted"
  | "approved"
  | "rejected"
  | "failed";
export type ImportEvent = "start" | "finish" | "refuse" | "fail" | "submit" | "approve" | "reject";

/** One upload of an annex: read in the background, looked at by its provider, decided by a hub. */
export const importLifecycle = lifecycle<ImportStatus, ImportEvent>({
  queued: { start: "reading", refuse: "refused", fail: "failed" },
  reading: { start: "reading", finish: "ready", refuse: "refused", fail: "failed" },
  ready: { submit: "submitted" },
  refused: {},
  submitted: { approve: "approved", reject: "rejected" },
  approved: {},
  rejected: {},
  failed: {},
});

export const importForm = z.object({
  accreditationId: idSchema,
  siteId: idSchema,
  kind: z.enum(SCOPE_KINDS),
  pasted: z.string().max(2_000_000).optional(),
});
export type NewImport = Omit<z.output<typeof importForm>, "pasted">;

export const rejectionForm = z.object({ note: text(4, 500) });

/** What an accreditation's annex is usually about; the person may say otherwise. */
export const USUAL_KIND: Record<string, ScopeKind> = {
  cma: "testing",
  cnas: "testing",
  cnca: "certification",
  legal_metrology: "verification",
};

/** While one of these, the page asks again by itself. */
export const isRunning = (status: string) => status === "queued" || status === "reading";

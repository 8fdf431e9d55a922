import { recallRetest } from "~/domain/disputes/answer-retest.server";
import { appealDispute, referDispute } from "~/domain/disputes/appeal-dispute.server";
import { castVote, publishDecision } from "~/domain/disputes/decide-dispute.server";
import {
  decisionSchema,
  panelSchema,
  replaceSchema,
  retestSchema,
  settlementSchema,
  voteSchema,
  wordsSchema,
} from "~/domain/disputes/dispute-inputs";
import { addEvidence, explainDispute, keepCondition } from "~/domain/disputes/explain-dispute.server";
import { failMediation, mediateDispute, noteTalk } from "~/domain/disputes/mediate-dispute.server";
import { namePanel, replaceMember } from "~/domain/disputes/name-panel.server";
import { orderRetest } from "~/domain/disputes/order-retest.server";
import {
  confirmSettlement,
  declineSettlement,
  proposeSettlement,
} from "~/domain/disputes/settle-dispute.server";
import { withdrawDispute } from "~/domain/disputes/withdraw-dispute.server";
import { Refusal } from "~/domain/errors";
import type { Submission } from "~/platform/http.server";
import type { Ability } from "./abilities.server";

type Press = (visit: Submission, id: string, expectedVersion: number | undefined) => Promise<unknown>;

const words = ({ form }: Submission, expectedVersion: number | undefined) => ({
  ...form.as(wordsSchema),
  expectedVersion,
});
const withFiles = (visit: Submission, version: number | undefined) => ({
  ...words(visit, version),
  files: visit.form.files("files"),
});

/** One command a button. */
const PRESS: Record<Ability, Press> = {
  explain: (visit, id, v) => explainDispute(visit.db, visit.files, visit.actor, id, withFiles(visit, v)),
  evidence: (visit, id, v) => addEvidence(visit.db, visit.files, visit.actor, id, withFiles(visit, v)),
  keep: ({ db, actor }, id, v) => keepCondition(db, actor, id, v),
  mediate: ({ db, actor }, id, v) => mediateDispute(db, actor, id, v),
  talk: (visit, id, v) => noteTalk(visit.db, visit.actor, id, words(visit, v)),
  propose: ({ db, actor, form }, id, expectedVersion) =>
    proposeSettlement(db, actor, id, { ...form.as(settlementSchema), expectedVersion }),
  confirm: ({ db, actor }, id, v) => confirmSettlement(db, actor, id, v),
  decline: (visit, id, v) => declineSettlement(visit.db, visit.actor, id, words(visit, v)),
  fail: (visit, id, v) => failMediation(visit.db, visit.actor, id, words(visit, v)),
  order_retest: ({ db, actor, form }, id, expectedVersion) =>
    orderRetest(db, actor, id, { ...form.as(retestSchema), expectedVersion }),
  recall: (visit, id, v) => recallRetest(visit.db, visit.actor, id, words(visit, v)),
  refer: (visit, id, v) => referDispute(visit.db, visit.actor, id, words(visit, v)),
  appeal: (visit, id, v) => appealDispute(visit.db, visit.actor, id, words(visit, v)),
  name_panel: ({ db, actor, form }, id, expectedVersion) =>
    namePanel(db, actor, id, { ...form.as(panelSchema), expectedVersion }),
  replace: ({ db, actor, form }, id, expectedVersion) =>
    replaceMember(db, actor, id, { ...form.as(replaceSchema), expectedVersion }),
  vote: ({ db, actor, form }, id, expectedVersion) =>
    castVote(db, actor, id, { ...form.as(voteSchema), expectedVersion }),
  decide: ({ db, actor, form }, id, expectedVersion) =>
    publishDecision(db, actor, id, { ...form.as(decisionSchema), expectedVersion }),
  withdraw: (visit, id, v) => withdrawDispute(visit.db, visit.actor, id, words(visit, v)),
};

/** Does what the pressed button says; refuses a button that does not exist. */
export async function press(visit: Submission, id: string): Promise<void> {
  const { intent } = visit.form;
  if (!Object.hasOwn(PRESS, intent)) throw new Refusal("invalid", "malformed_form");
  await PRESS[intent as Ability](visit, id, Number(visit.form.text("version")) || undefined);
}

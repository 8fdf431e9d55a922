import { workingDeadline } from "~/domain/clocks/working-time";
import { addStep, type Case, caseOf, explain, mediate, propose, tellCase, tellSettlement } from "./disputing";
import { close, dispute, followUp } from "./ending";
import { store } from "./issuing";
import { reportPaper } from "./papers";
import { appeal, askRetest, expectPanel, tellRetest } from "./retesting";
import { desk, type Part, type Story, staffOf, type Work } from "./story";
import { daysAfter, hoursAfter } from "./time";

/** How far a dispute of the present has come. */
export type Quarrel = "mediation" | "asked" | "arbitration" | "settled";

/** Tells an order's dispute on; it was opened before, except the settled one, whose order goes on to its end. */
export async function tellQuarrel(story: Story, part: Part, stage: Quarrel): Promise<void> {
  if (stage === "settled") return tellSettled(story, part);
  const told = caseOf(part);
  const begun = told.row.opened_at;
  explain(told, daysAfter(begun, 2), await records(told, daysAfter(begun, 2)));
  const talk = "与双方当面沟通：企业担心批次差异，机构同意保留样品并配合核查。（演示）";
  mediate(told, daysAfter(begun, 4), talk, daysAfter(begun, 6));
  if (stage === "mediation") return tellMediation(told, begun);
  if (stage === "asked") {
    await askRetest(told, daysAfter(begun, 8), "jigou");
    return;
  }
  fail(told, daysAfter(begun, 9));
  const asked = await askRetest(told, daysAfter(begun, 11));
  await tellRetest(told, asked, daysAfter(begun, 13));
  appeal(told, daysAfter(begun, 28));
  expectPanel(told, daysAfter(begun, 31));
}

async function records({ story, part }: Case, at: Date): Promise<string> {
  const author = staffOf((part.order as Work).provider, "technical");
  const lines = ["原始记录（演示）", "平行样 1、平行样 2、空白、质控样", "本文件为演示资料。"];
  const bytes = await reportPaper(lines, at, true);
  return (await store(story.world, { purpose: "dispute_evidence", name: "原始记录.pdf", bytes }, author, at))
    .id;
}

/** The provider has given its word on the instruments; a settlement waits for both. */
function tellMediation(told: Case, begun: Date): void {
  const author = staffOf((told.part.order as Work).provider, "business");
  const kept = daysAfter(begun, 3);
  told.row.provider_keeps_at = kept;
  addStep(told, "condition_kept", kept, author, { data: { side: "provider" } });
  tellCase(told, "condition_kept", kept, author);
  const terms =
    "由承检机构在十个工作日内免费重新检定两块争议水表，企业派员见证；结果以重新检定为准。（演示）";
  propose(told, "redo", terms, daysAfter(begun, 7));
}

function fail(told: Case, at: Date): void {
  const text = "双方对样品代表性各执一词，未达成协议。（演示）";
  Object.assign(told.row, { status: "failed", failed_reason: text });
  addStep(told, "mediation_failed", at, desk(told.story), { text });
  tellCase(told, "mediation_failed", at, desk(told.story));
}

/** A dispute that both parties ended: the report stands, the order went on and is closed. */
function tellSettled(story: Story, part: Part): void {
  const { world } = story;
  dispute(story, part, "两只压力表的示值误差与上次校准相差较大", daysAfter(story.at, 1));
  const at = daysAfter(story.at, 6);
  tellSettlement(
    caseOf(part),
    "accepted",
    "机构当面演示复核，差异来自安装位置；企业接受原证书。（演示）",
    at,
  );
  const due = workingDeadline(world.calendar, at, 2);
  const accepted = { status: "accepted", accepted_at: at, accepted_automatically: false };
  Object.assign((part.order as Work).row, accepted, {
    follow_up_due_at: due.at,
    deadline_provisional: due.provisional,
  });
  followUp(story, part, hoursAfter(at, 20), 95);
  close(story, part, hoursAfter(at, 26));
}

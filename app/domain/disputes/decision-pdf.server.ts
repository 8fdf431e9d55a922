import zh from "~/locales/zh-CN/disputes.json";
import paperWords from "~/locales/zh-CN/paper.json";
import { localTime } from "../clocks/working-time";
import {
  factLines,
  finishPaper,
  INK,
  innerWidth,
  MARGIN,
  needRoom,
  newPaper,
  type Paper,
  rule,
  SPRING,
} from "../paper/paper.server";
import type { DisputeView, decisionOf } from "./dispute.queries.server";
import type { Seat } from "./panel.queries.server";
import type { RetestView } from "./retest.queries.server";

export interface Ruling {
  dispute: DisputeView;
  decision: NonNullable<Awaited<ReturnType<typeof decisionOf>>>;
  retest: RetestView | undefined;
  seats: readonly Seat[];
}

const word = (words: Record<string, unknown>, key: string | null) => (key ? String(words[key] ?? key) : null);

/** The 争议处理决定 in Chinese: parties, what was contested, what was found, the decision and its reasons. No amounts. */
export async function decisionPdf(ruling: Ruling): Promise<Uint8Array> {
  const { dispute, decision } = ruling;
  const paper = await newPaper(`${zh.paper.title} ${dispute.number}`);
  paper.fontSize(11).fillColor(SPRING).text(`${paperWords.brand}  ${paperWords.tagline}`);
  paper.moveDown(0.6).fontSize(20).fillColor(INK).text(zh.paper.title, { align: "center" });
  paper.moveDown(0.4).fontSize(10);
  factLines(paper, [
    [zh.list.dispute, dispute.number],
    [zh.page.order, dispute.order_number],
    [zh.page.enterprise, dispute.enterprise_name],
    [zh.page.provider, dispute.provider_name],
    [zh.page.hub, dispute.hub_name_zh],
    [zh.page.report, dispute.deliverable_number],
    [zh.wants.label, word(zh.wants, dispute.wants)],
  ]);
  rule(paper);
  section(paper, zh.page.reason, dispute.reason);
  if (ruling.retest) retested(paper, ruling.retest);
  section(paper, zh.ruling.title, word(zh.decision, decision.decision) ?? "");
  factLines(paper, [
    [zh.ruling.basis, word(zh.made_by, decision.made_by)],
    [zh.ruling.rank, word(zh.ruling, decision.evidence_rank)],
    [zh.ruling.mandatory, decision.mandatory_text],
    [zh.ruling.agreed, decision.agreed_text],
    [zh.ruling.declared, decision.declared_text],
  ]);
  section(paper, zh.ruling.reasoning, decision.reasoning);
  if (ruling.seats.length > 0) section(paper, zh.panel.title, ruling.seats.map(seated).join("\n"));
  section(paper, zh.ruling.at, `${localTime(decision.at)}  ${zh.ruling.final}`);
  return finishPaper(paper);
}

const seated = ({ lead, name, organisation }: Seat) =>
  `${lead ? zh.panel.lead : zh.panel.member}  ${name}  ${organisation}`;

function retested(paper: Paper, retest: RetestView) {
  section(paper, zh.retest.title, word(zh.retest, retest.result) ?? "");
  factLines(paper, [
    [zh.retest.retester, retest.retester],
    [zh.retest.number, retest.report_number],
    [zh.retest.findings, retest.findings],
  ]);
}

function section(paper: Paper, title: string, text: string) {
  needRoom(paper, 60);
  paper.moveDown(0.6).fontSize(12).fillColor(SPRING).text(title, MARGIN, paper.y);
  paper.fontSize(10).fillColor(INK).moveDown(0.3);
  paper.text(text, MARGIN, paper.y, { width: innerWidth(paper) }).moveDown(0.3);
}

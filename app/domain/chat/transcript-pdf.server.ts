import zh from "~/locales/zh-CN/transcript.json";
import type { Actor } from "../actor";
import {
  factLines,
  fill,
  finishPaper,
  INK,
  innerWidth,
  MARGIN,
  MUTED,
  needRoom,
  newPaper,
  type Paper,
  rule,
  SPRING,
} from "../paper/paper.server";
import type { Change, ChatEvent } from "./chat";
import type { ConversationPage } from "./conversation-page.queries.server";

export interface TranscriptFacts {
  page: ConversationPage;
  events: readonly ChatEvent[];
  eventsHash: string;
  madeBy: Actor;
  now: Date;
}

const CLOCK = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
});

/** What was said, in order, with the hash of the events at the end; redacted messages leave a line without words. */
export async function transcriptPdf(facts: TranscriptFacts): Promise<Uint8Array> {
  const { page, events, eventsHash, madeBy, now } = facts;
  const paper = await newPaper(zh.title);
  paper.fontSize(18).fillColor(SPRING).text(zh.title, MARGIN, paper.y).fontSize(10).moveDown(0.5);
  factLines(paper, [
    [zh.about, [page.number, page.title].filter(Boolean).join("  ")],
    [zh.enterprise, page.enterprise?.name ?? null],
    [zh.provider, page.provider?.name ?? null],
    [zh.hub, page.hub.zh],
    [zh.made_by, `${madeBy.name}（${madeBy.organisationName}）`],
    [zh.made_at, CLOCK.format(now)],
    [zh.events, fill(zh.events_n, { n: events.length })],
  ]);
  rule(paper);
  for (const event of events) entry(paper, event);
  needRoom(paper, 70);
  rule(paper);
  paper.fontSize(8).fillColor(MUTED).text(`${zh.hash} ${eventsHash}`, MARGIN, paper.y, at(paper));
  paper.moveDown(0.3).text(zh.note, at(paper));
  return finishPaper(paper);
}

const at = (paper: Paper) => ({ width: innerWidth(paper) });

function entry(paper: Paper, event: ChatEvent) {
  const who = event.by
    ? `${event.by.name} · ${event.by.organisation} · ${zh.part[event.by.part]}`
    : zh.platform;
  const words = wordsOf(event);
  needRoom(paper, 34);
  paper.fontSize(8).fillColor(MUTED);
  paper.text(`#${event.seq}  ${CLOCK.format(new Date(event.at))}  ${who}`, MARGIN, paper.y, at(paper));
  paper.fontSize(10).fillColor(INK).text(words, MARGIN, paper.y, at(paper)).moveDown(0.5);
}

function wordsOf(event: ChatEvent): string {
  if (event.redacted) return zh.redacted;
  if (event.type === "redact") return fill(zh.takes_back, { n: event.target ?? 0 });
  if (event.type === "edit") return fill(zh.rewords, { n: event.target ?? 0, words: event.b ?? "" });
  if (event.card) return `${zh.card[event.card.kind]} ${cardLabel(event)}`;
  if (event.change) return changeOf(event.change);
  const files = (event.att ?? []).map(({ name }) => fill(zh.file, { name }));
  const again = event.re ? [fill(zh.answers, { n: event.re })] : [];
  return [...again, event.b ?? "", ...files, event.edited ? zh.edited : ""].filter(Boolean).join("\n");
}

function cardLabel({ card }: ChatEvent): string {
  switch (card?.kind) {
    case "document":
      return `${card.number} ${card.title}`;
    case "quote":
      return card.provider;
    case "legality":
      return card.provider;
    case "draft":
      return card.title;
    case "opinion":
      return `${card.opinion}\n${card.signers.map(({ name }) => name).join("、")}  ${card.hash}`;
    default:
      return "";
  }
}

function changeOf(change: Change): string {
  const words = zh.change[change.change];
  const name = "name" in change ? change.name : "";
  const note = "note" in change && change.note ? `：${change.note}` : "";
  const score = "score" in change ? change.score : "";
  const when = "at" in change ? CLOCK.format(new Date(change.at)) : "";
  return fill(words, { name, score, at: when }) + note;
}

import en from "~/locales/en/paper.json";
import zh from "~/locales/zh-CN/paper.json";
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
  qrCode,
  rule,
  SPRING,
} from "../paper/paper.server";
import type { SheetFacts } from "./sheet-facts.queries.server";

const QR = 112;

/** The page that goes with a report: number, QR code, who signed under which accreditation, the source's SHA-256. */
export async function verificationSheet(facts: SheetFacts): Promise<Uint8Array> {
  const paper = await newPaper(`${zh.sheet.title} ${facts.number}`);
  heading(paper, facts);
  rule(paper);
  factLines(paper, sheetLines(facts));
  paper.moveDown(0.5);
  needRoom(paper, 80);
  rule(paper);
  paper.fontSize(9).fillColor(MUTED);
  paper.text(zh.sheet.note, MARGIN, paper.y, { width: innerWidth(paper) });
  paper
    .moveDown(0.4)
    .fontSize(8)
    .text(en.sheet.note, { width: innerWidth(paper) });
  return finishPaper(paper);
}

function heading(paper: Paper, facts: SheetFacts) {
  const top = paper.y;
  const width = innerWidth(paper) - QR - 20;
  paper.fontSize(11).fillColor(SPRING).text(`${zh.brand}  ${zh.tagline}`, { width });
  paper.moveDown(0.4).fontSize(22).fillColor(INK).text(zh.sheet.title, { width });
  paper.fontSize(10).fillColor(MUTED).text(en.sheet.title, { width });
  paper.moveDown(0.5).fontSize(14).fillColor(INK).text(facts.number, { width });
  paper.moveDown(0.3).fontSize(9).fillColor(MUTED).text(zh.sheet.scan, { width });
  paper.text(facts.url, { width, link: facts.url });
  qrCode(paper, facts.url, paper.page.width - MARGIN - QR, top, QR);
  paper.x = MARGIN;
  paper.y = Math.max(paper.y, top + QR) + 12;
  paper.fontSize(10);
}

type Label = Exclude<keyof typeof zh.sheet, "title" | "note" | "scan">;
const label = (key: Label) => `${zh.sheet[key]} ${en.sheet[key]}`;

function sheetLines(facts: SheetFacts): [string, string | null][] {
  const verdict = zh.verdict[facts.legality.verdict as keyof typeof zh.verdict];
  const { accreditation, legality } = facts;
  return [
    [label("kind"), facts.kindText],
    [label("edition"), fill(zh.sheet.edition_n, { n: facts.edition })],
    [label("replaces"), facts.replaces],
    [label("provider"), facts.provider],
    [label("site"), facts.site],
    [label("client"), facts.client],
    [label("request"), `${facts.orderNumber} / ${facts.requestNumber ?? ""}`],
    [label("lab_number"), facts.labNumber],
    [
      label("tested"),
      facts.testedFrom === facts.testedTo ? facts.testedFrom : `${facts.testedFrom} ~ ${facts.testedTo}`,
    ],
    [label("issued"), facts.issuedAt],
    [label(accreditation ? "signatory" : "issuer"), facts.signatory],
    [
      label("accreditation"),
      accreditation &&
        `${accreditation.kindText} ${fill(zh.sheet.valid_to, { number: accreditation.number, day: accreditation.validTo })}`,
    ],
    [label("items"), facts.items.join("\n")],
    [label("subcontracted"), facts.subcontracted.join("\n") || null],
    [
      label("legality"),
      fill(zh.sheet.legality_text, { version: legality.version, n: facts.itemCount, verdict }),
    ],
    [label("record"), legality.id],
    [label("hash"), facts.sourceSha256],
  ];
}

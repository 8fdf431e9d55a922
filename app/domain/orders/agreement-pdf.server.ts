import common from "~/locales/zh-CN/common.json";
import zh from "~/locales/zh-CN/paper.json";
import { certificateName } from "../accreditation/certificate-number";
import { chinaDay } from "../china-day";
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
import { paperTable } from "../paper/table.server";
import type { Agreement } from "./agreement.queries.server";

const words = zh.agreement;
const kinds = common.accreditation_short;
/** Integer fen as yuan with two decimals, as contracts write it. */
const yuan = (fen: number) =>
  `${Math.floor(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",")}.${String(fen % 100).padStart(2, "0")}`;

/** The 委托协议 as a PDF in Chinese, every item included; pages are numbered. */
export async function agreementPdf(agreement: Agreement): Promise<Uint8Array> {
  const { order } = agreement;
  const paper = await newPaper(`${words.title} ${order.number}`);
  heading(paper, agreement);
  parties(paper, agreement);
  section(paper, words.items);
  itemTable(paper, agreement);
  fee(paper, agreement);
  signers(paper, agreement);
  terms(paper, agreement);
  numberPages(paper);
  return finishPaper(paper);
}

function heading(paper: Paper, { order }: Agreement) {
  paper.fontSize(11).fillColor(SPRING).text(`${zh.brand}  ${zh.tagline}`);
  paper.moveDown(0.6).fontSize(20).fillColor(INK).text(words.title, { align: "center" });
  paper.moveDown(0.4).fontSize(10);
  factLines(paper, [
    [words.number, order.number],
    [words.request, order.request_number],
    [words.concluded, chinaDay(order.awarded_at)],
    [words.hub, order.hub_name_zh],
  ]);
  rule(paper);
}

function parties(paper: Paper, { order }: Agreement) {
  const party = (title: string, side: "enterprise" | "provider", site: string | null) => {
    needRoom(paper, 90);
    paper.fontSize(11).fillColor(INK).text(title, MARGIN, paper.y).fontSize(10).moveDown(0.3);
    factLines(paper, [
      [words.name, order[`${side}_name`]],
      [words.uscc, order[`${side}_uscc`]],
      [words.address, order[`${side}_address`]],
      [words.contact, `${order[`${side}_contact`]} ${order[`${side}_phone`]}`.trim()],
      [words.site, site],
    ]);
    paper.moveDown(0.4);
  };
  party(words.party_a, "enterprise", null);
  party(words.party_b, "provider", [order.site_name, order.site_address].filter(Boolean).join(" "));
}

function section(paper: Paper, title: string) {
  needRoom(paper, 60);
  paper.moveDown(0.6).fontSize(12).fillColor(INK).text(title, MARGIN, paper.y);
  paper.fontSize(10).moveDown(0.3);
}

const line = (paper: Paper, text: string) => {
  needRoom(paper, paper.heightOfString(text, { width: innerWidth(paper) }) + 4);
  paper
    .fillColor(INK)
    .text(text, MARGIN, paper.y, { width: innerWidth(paper) })
    .moveDown(0.3);
};

function itemTable(paper: Paper, { items, order }: Agreement) {
  paper.fontSize(9);
  paperTable(
    paper,
    [
      { title: words.position, share: 0.07, text: (item) => String(item.position) },
      { title: words.sample, share: 0.22, text: (item) => item.sample_name },
      { title: words.document, share: 0.24, text: (item) => item.document },
      { title: words.parameter, share: 0.21, text: (item) => item.parameter },
      { title: words.quantity, share: 0.1, align: "right", text: (item) => `${item.quantity} ${item.unit}` },
      {
        title: words.amount,
        share: 0.16,
        align: "right",
        text: (item) => (item.amount_fen === null ? words.none : yuan(item.amount_fen)),
      },
    ],
    items,
  );
  paper.moveDown(0.5).fontSize(10);
  paper.text(`${words.total} ¥${yuan(order.amount_fen)}`, MARGIN, paper.y, {
    width: innerWidth(paper),
    align: "right",
  });
}

function fee(paper: Paper, { order }: Agreement) {
  section(paper, words.fee);
  line(paper, fill(words.fee_text, { amount: `¥${yuan(order.amount_fen)}` }));
  if (order.basis) line(paper, fill(words.designated, { basis: order.basis }));
  const { working_days: n, promised_on: day } = order;
  line(paper, n && day ? fill(words.term_text, { n, day }) : words.term_open);
  section(paper, words.invoice);
  line(paper, [order.invoice_title, order.invoice_details].filter(Boolean).join("\n") || words.invoice_none);
}

function signers(paper: Paper, { signatories }: Agreement) {
  section(paper, words.signatories);
  if (signatories.length === 0) line(paper, words.signatory_none);
  for (const signer of signatories) {
    const number = certificateName(kinds[signer.kind as keyof typeof kinds], signer.number);
    line(paper, `${signer.name}  ${fill(zh.sheet.valid_to, { number, day: signer.valid_to })}`);
  }
}

function terms(paper: Paper, { hash }: Agreement) {
  section(paper, words.terms);
  for (const [index, term] of [words.term_1, words.term_2, words.term_3, words.term_4].entries()) {
    line(paper, `${index + 1}. ${term}`);
  }
  needRoom(paper, 110);
  const top = paper.y + 14;
  for (const [index, party] of [words.party_a, words.party_b].entries()) {
    const x = MARGIN + (index * innerWidth(paper)) / 2;
    paper
      .fillColor(INK)
      .text(party, x, top)
      .fillColor(MUTED)
      .text(words.seal, x, top + 18);
    paper.text(words.date, x, top + 52);
  }
  paper.fontSize(8).text(`${words.hash} ${hash}`, MARGIN, top + 84, { width: innerWidth(paper) });
}

function numberPages(paper: Paper) {
  const { start, count } = paper.bufferedPageRange();
  for (let n = 0; n < count; n++) {
    paper.switchToPage(start + n);
    // written into the margin, where a text would otherwise begin another page
    paper.page.margins.bottom = 0;
    paper.fontSize(8).fillColor(MUTED);
    paper.text(fill(words.page, { n: n + 1, of: count }), MARGIN, paper.page.height - 36, {
      width: innerWidth(paper),
      align: "center",
      lineBreak: false,
    });
  }
}

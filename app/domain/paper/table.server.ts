import { INK, innerWidth, LINE, MARGIN, MUTED, needRoom, type Paper } from "./paper.server";

export interface PaperColumn<Row> {
  title: string;
  /** Share of the text width; all together 1. */
  share: number;
  align?: "right";
  text: (row: Row) => string;
}

/** A table whose rows grow with their text and whose head repeats on every page. */
export function paperTable<Row>(paper: Paper, columns: readonly PaperColumn<Row>[], rows: readonly Row[]) {
  tableRow(
    paper,
    columns,
    columns.map(({ title }) => title),
    MUTED,
  );
  for (const row of rows) {
    const texts = columns.map((column) => column.text(row));
    if (startsNewPage(paper, columns, texts)) {
      tableRow(
        paper,
        columns,
        columns.map(({ title }) => title),
        MUTED,
      );
    }
    tableRow(paper, columns, texts, INK);
  }
}

const PADDING = 4;

function rowHeight<Row>(paper: Paper, columns: readonly PaperColumn<Row>[], texts: readonly string[]) {
  const heights = columns.map(({ share }, index) =>
    paper.heightOfString(texts[index] || " ", { width: innerWidth(paper) * share - 2 * PADDING }),
  );
  return Math.max(...heights) + 2 * PADDING;
}

function startsNewPage<Row>(paper: Paper, columns: readonly PaperColumn<Row>[], texts: readonly string[]) {
  const { page } = paper;
  needRoom(paper, rowHeight(paper, columns, texts));
  return paper.page !== page;
}

function tableRow<Row>(
  paper: Paper,
  columns: readonly PaperColumn<Row>[],
  texts: readonly string[],
  colour: string,
) {
  const height = rowHeight(paper, columns, texts);
  const { y } = paper;
  let x = MARGIN;
  columns.forEach(({ share, align }, index) => {
    const width = innerWidth(paper) * share;
    paper.fillColor(colour).text(texts[index] ?? "", x + PADDING, y + PADDING, {
      width: width - 2 * PADDING,
      align: align ?? "left",
    });
    x += width;
  });
  const bottom = y + height;
  paper.moveTo(MARGIN, bottom).lineTo(x, bottom).lineWidth(0.6).stroke(LINE);
  paper.x = MARGIN;
  paper.y = bottom;
}

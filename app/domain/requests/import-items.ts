import type { DraftItem } from "./draft";
import { blankItem } from "./draft-rows";

type Field = "sampleName" | "objectClass" | "document" | "parameter" | "quantity" | "unit";

const HEADERS: Record<Field, RegExp> = {
  sampleName: /^(样品|样品名称|样品\/对象|对象|检测对象|产品|产品名称|器具|器具名称|名称|sample|object)$/,
  objectClass: /^(类别|对象类别|样品类别|产品类别|class)$/,
  document:
    /^(标准|依据|依据标准|检测依据|检验依据|标准号|标准编号|方法|检测方法|检测标准|规程|规范|standard|document|method)$/,
  parameter: /^(参数|项目|检测项目|检验项目|检测参数|检验参数|指标|测试项目|认证范围|parameter|item)$/,
  quantity: /^(数量|批次|样品数量|件数|quantity|qty)$/,
  unit: /^(单位|计量单位|unit)$/,
};
const PLAIN_ORDER: Field[] = ["sampleName", "parameter", "document", "quantity", "unit"];
/** Titles and remarks stand above the head in real files; further down nobody puts it. */
const HEAD_WITHIN = 10;

const fieldOf = (cell: string): Field | undefined => {
  const word = cell
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*()]|必填|选填/g, "");
  return (Object.keys(HEADERS) as Field[]).find((field) => HEADERS[field].test(word));
};

interface Head {
  row: number;
  columns: (Field | undefined)[];
}

function findHead(rows: string[][]): Head {
  for (const [row, cells] of rows.slice(0, HEAD_WITHIN).entries()) {
    const columns = cells.map(fieldOf);
    if (new Set(columns.filter(Boolean)).size >= 2) return { row, columns };
  }
  return { row: -1, columns: PLAIN_ORDER };
}

export interface SheetLine {
  /** As the person counts them, from 1. */
  row: number;
  item: DraftItem;
}

/** Lines of a pasted or uploaded table as draft items: columns found by their heads, blank lines left out. */
export function readLines(rows: string[][]): SheetLine[] {
  const head = findHead(rows);
  return rows.slice(head.row + 1).flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    return [{ row: head.row + index + 2, item: itemOf(cells, head.columns) }];
  });
}

function itemOf(cells: string[], columns: Head["columns"]): DraftItem {
  const item = blankItem();
  columns.forEach((field, at) => {
    const cell = cells[at]?.trim();
    if (field && cell) item[field] = cell.slice(0, 200);
  });
  // 3批: a figure and its unit in one cell
  const together = /^(\d+)\s*([^\d.,\s]{1,10})$/.exec(item.quantity.normalize("NFKC"));
  return together ? { ...item, quantity: together[1] ?? "", unit: together[2] ?? "" } : item;
}

// biome-ignore-all lint/a11y/noRedundantRoles: display:block (cards on phones) takes a table's implied roles away
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import type { ReactNode } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cx } from "./cx";
import { Icon } from "./icon";
import { VisuallyHidden } from "./visually-hidden";

export interface Column<Row> {
  key: string;
  /** Empty for a column of buttons: read as 操作. */
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** "end" for figures: right-aligned, tabular. */
  align?: "end" | undefined;
  /** A link that sorts by this column, and how it is sorted now. */
  sortHref?: string | undefined;
  sorted?: "ascending" | "descending" | undefined;
  /** Never wraps: dates, short words, actions. */
  tight?: boolean | undefined;
}

/** A column's head, a sorting link where the column sorts. */
export function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const t = useTexts(common);
  const { align, sortHref, sorted } = column;
  const header = column.header || <VisuallyHidden>{t("table.actions")}</VisuallyHidden>;
  const arrow = sorted ? (
    <Icon of={sorted === "ascending" ? ArrowUp : ArrowDown} className="size-3.5" />
  ) : null;
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={cx("whitespace-nowrap border-b border-line px-4 py-2.5 font-normal", align && "text-right")}
    >
      {sortHref ? (
        <a href={sortHref} className="inline-flex items-center gap-1 hover:text-spring hover:underline">
          {header}
          {arrow}
        </a>
      ) : (
        header
      )}
    </th>
  );
}

interface BodyCellProps<Row> {
  column: Column<Row>;
  row: Row;
  /** On a phone the row is a card, and the cell one of its lines. */
  cards: boolean;
}

/** One cell; it carries its column's name for the card view. */
export function BodyCell<Row>({ column, row, cards }: BodyCellProps<Row>) {
  const words = column.cell(row);
  return (
    <td
      role="cell"
      data-label={typeof column.header === "string" ? column.header : undefined}
      className={cx(
        "px-4 py-2.5",
        column.align && "tabular text-right",
        column.tight || column.align ? "whitespace-nowrap" : !cards && "max-sm:min-w-32",
      )}
    >
      {cards ? <div className="min-w-0">{words}</div> : words}
    </td>
  );
}

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
interface DataTableProps<Row> {
  /** Names the table; hidden from sight unless `showCaption`. */
  caption: string;
  showCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Tints a row: the recommended or chosen one. */
  highlight?: ((row: Row) => boolean) | undefined;
  /** "cards" turns each row into a card under 640 px; "scroll" (default) scrolls inside its own region. */
  phone?: "cards" | "scroll" | undefined;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
}

/** A table with a head that stays, figures at the right, and a frame of its own on narrow screens. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, showCaption, columns, rows, rowKey, highlight, phone = "scroll", empty } = props;
  if (rows.length === 0 && empty) return empty;
  const cards = phone === "cards";
  return (
    // a group, not a region: the card around it is often the region of that very name
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, this groups cells
    <div
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
      className={cx(
        "overflow-auto print:max-h-none print:overflow-visible",
        cards ? "sm:max-h-[80vh]" : "max-h-[80vh]",
      )}
    >
      <table role="table" className={cx("w-full border-collapse text-left", cards && "table-cards")}>
        <caption className={showCaption ? "px-4 py-3 text-left font-bold" : "visually-hidden"}>
          {caption}
        </caption>
        <thead className="sticky top-0 z-1 bg-canvas text-sm text-muted">
          <tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              role="row"
              className={cx("border-b border-line last:border-0", highlight?.(row) && "bg-spring-tint/50")}
            >
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
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

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  return (
    <td
      role="cell"
      data-label={typeof column.header === "string" ? column.header : undefined}
      className={cx(
        "px-4 py-2.5",
        column.align && "tabular text-right",
        (column.tight || column.align) && "whitespace-nowrap",
      )}
    >
      {column.cell(row)}
    </td>
  );
}

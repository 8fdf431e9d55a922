// biome-ignore-all lint/a11y/noRedundantRoles: display:block (cards on phones) takes a table's implied roles away
import type { ReactNode } from "react";
import { cx } from "./cx";
import { BodyCell, type Column, HeadCell } from "./table-cells";

export type { Column } from "./table-cells";

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
        "relative overflow-auto print:max-h-none print:overflow-visible",
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
                <BodyCell key={column.key} column={column} row={row} cards={cards} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

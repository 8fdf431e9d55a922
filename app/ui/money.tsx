import { cx } from "./cx";
import { formatFen } from "./format";

/** An amount of integer fen, e.g. ¥2,060. */
export function Money({ fen, className }: { fen: number | bigint; className?: string | undefined }) {
  return <span className={cx("tabular whitespace-nowrap", className)}>{formatFen(fen)}</span>;
}

import type { LucideIcon } from "lucide-react";
import { cx } from "./cx";

interface IconProps {
  /** One icon, imported singly: `import Check from "lucide-react/icons/check"`. */
  of: LucideIcon;
  /** Words for a reader; without them the icon is decoration. */
  label?: string | undefined;
  className?: string | undefined;
}

/** A line icon of the size of the text beside it. */
export function Icon({ of: Shape, label, className }: IconProps) {
  return (
    <Shape
      className={cx("size-4 shrink-0", className)}
      strokeWidth={1.75}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    />
  );
}

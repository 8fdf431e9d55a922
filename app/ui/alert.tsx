import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import Info from "lucide-react/icons/info";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";

const looks = {
  info: { icon: Info, look: "border-spring/30 bg-spring-tint text-spring-dark" },
  warning: { icon: CircleAlert, look: "border-amber/40 bg-amber-tint text-amber-dark" },
  problem: { icon: CircleAlert, look: "border-seal/40 bg-seal-tint text-seal-dark" },
  done: { icon: CircleCheck, look: "border-green/40 bg-green-tint text-green-dark" },
};

interface AlertProps {
  tone?: keyof typeof looks | undefined;
  title?: ReactNode;
  /** Announced at once; for the answer to something just done. */
  live?: boolean | undefined;
  children?: ReactNode;
}

/** A remark that concerns the whole page or card. */
export function Alert({ tone = "info", title, live, children }: AlertProps) {
  const { icon, look } = looks[tone];
  return (
    <div role={live ? "alert" : undefined} className={cx("flex gap-2.5 rounded-card border px-4 py-3", look)}>
      <Icon of={icon} className="mt-0.75" />
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
      </div>
    </div>
  );
}

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cx } from "./cx";
import { Icon } from "./icon";
import { type Lifecycle, statusTone, type Tone } from "./tone";

const tones: Record<Tone, string> = {
  neutral: "bg-well text-muted",
  spring: "bg-spring-tint text-spring-dark",
  green: "bg-green-tint text-green-dark",
  amber: "bg-amber-tint text-amber-dark",
  seal: "bg-seal-tint text-seal-dark",
  violet: "bg-violet-tint text-violet-dark",
};

interface PillProps {
  tone?: Tone | undefined;
  icon?: LucideIcon | undefined;
  className?: string | undefined;
  /** The word; colour never says it alone. */
  children: ReactNode;
}

/** A short state on a pale tile. */
export function StatusPill({ tone = "neutral", icon, className, children }: PillProps) {
  return (
    <span
      className={cx(
        "tabular inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2.5 py-px align-middle text-xs/5 font-semibold",
        tones[tone],
        className,
      )}
    >
      {icon ? <Icon of={icon} className="size-3.5" /> : null}
      {children}
    </span>
  );
}

/** The pill of a life-cycle status, with its word in the reader's language. */
export function LifecyclePill({ of, status }: { of: Lifecycle; status: string }) {
  const t = useTexts(common);
  return <StatusPill tone={statusTone(of, status)}>{t.any(`status.${of}.${status}`)}</StatusPill>;
}

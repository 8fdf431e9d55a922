import type { LucideIcon } from "lucide-react";
import Inbox from "lucide-react/icons/inbox";
import type { ReactNode } from "react";
import { Icon } from "./icon";

interface EmptyStateProps {
  title: ReactNode;
  /** What to do next, in one sentence. */
  text?: ReactNode;
  /** One LinkButton or Button. */
  action?: ReactNode;
  icon?: LucideIcon | undefined;
}

/** Nothing here yet, and the one thing to do about it. */
export function EmptyState({ title, text, action, icon = Inbox }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-12 text-center">
      <Icon of={icon} className="mb-2 size-7 text-faint" />
      <p className="font-semibold">{title}</p>
      {text ? <p className="max-w-md text-sm text-muted">{text}</p> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}

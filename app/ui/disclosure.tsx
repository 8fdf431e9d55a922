import ChevronRight from "lucide-react/icons/chevron-right";
import type { ReactNode } from "react";
import { Icon } from "./icon";

interface DisclosureProps {
  summary: ReactNode;
  open?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** More on request, in place: native details. */
export function Disclosure({ summary, open, className, children }: DisclosureProps) {
  return (
    <details open={open} className={className}>
      <summary className="group/summary inline-flex items-center gap-1 text-spring hover:text-spring-dark">
        <Icon of={ChevronRight} className="transition-transform [details[open]>summary>&]:rotate-90" />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}

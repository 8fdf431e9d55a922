import type { ReactNode } from "react";
import { Facts } from "./page-header";
import { TextLink } from "./text-link";

interface WorkCellProps {
  href: string;
  title: string;
  facts: readonly ReactNode[];
}

/** The first cell of a list of work: its title, which leads there, over what it is. */
export function WorkCell({ href, title, facts }: WorkCellProps) {
  return (
    <>
      <TextLink href={href} className="font-semibold">
        {title}
      </TextLink>
      <Facts items={facts} />
    </>
  );
}

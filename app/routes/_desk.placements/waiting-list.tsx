import type { ReactNode } from "react";
import { placements } from "~/locales/placements";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { EmptyState } from "~/ui/empty-state";

/** How many rows the decision that led here touched; null without one. */
export function rowsDone(url: URL): number | null {
  const done = Number(url.searchParams.get("done") ?? Number.NaN);
  return Number.isInteger(done) ? done : null;
}

interface WaitingListProps {
  done: number | null;
  refused: string | undefined;
  note: string;
  /** Said when nothing waits. */
  empty: string;
  children: ReactNode[];
}

/** Texts that wait for a person's reading, one card each, under what the last decision did. */
export function WaitingList({ done, refused, note, empty, children }: WaitingListProps) {
  const t = useTexts(placements);
  return (
    <div className="space-y-4">
      {refused ? <Alert tone="problem">{refused}</Alert> : null}
      {done === null ? null : <Alert tone="done">{t("done_limitation", { n: done })}</Alert>}
      <Alert tone="info">{note}</Alert>
      {children.length === 0 ? <EmptyState title={empty} /> : children}
    </div>
  );
}

import { Alert } from "./alert";

interface PageNoticesProps {
  /** Why what was just asked was not done, where it belongs to no single field. */
  problem?: string | null | undefined;
  /** What was just done; not said beside a problem. */
  done?: string | null | undefined;
}

/** Between a page's head and its cards: what was done, or why not; no room is left where there is nothing to say. */
export function PageNotices({ problem, done }: PageNoticesProps) {
  const said = problem || done;
  if (!said) return null;
  return (
    <div className="mb-4 sm:mb-5">
      <Alert tone={problem ? "problem" : "done"} live>
        {said}
      </Alert>
    </div>
  );
}

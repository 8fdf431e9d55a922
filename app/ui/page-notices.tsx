import type { ReactNode } from "react";

/** Between a page's head and its cards: what was done, or why not; no room is left where there is nothing to say. */
export const PageNotices = ({ children }: { children: ReactNode }) => (
  <div className="mb-4 space-y-4 empty:hidden sm:mb-5">{children}</div>
);

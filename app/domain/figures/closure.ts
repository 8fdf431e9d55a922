/** Closure 办结率, 0–1: of what was due to close, the share that has ended with an answer; null when nothing was due. */
export const closureShare = ({ ended, due }: { ended: number; due: number }) =>
  due === 0 ? null : ended / due;

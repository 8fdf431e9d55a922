const SHORTEST_MS = 200;
const LONGEST_MS = 5000;

/** How long to wait before try `n` (from 0): doubling from 0.2 s to 5 s, with jitter so that clients do not come back as one. */
export function backoff(n: number, random: () => number = Math.random): number {
  const most = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** (n + 1));
  return SHORTEST_MS + random() * (most - SHORTEST_MS);
}

export interface Pauses {
  /** Resolves after that long, or as soon as `wake` is called. */
  pause(ms: number): Promise<void>;
  wake(): void;
}

/** Waits that a change of circumstances ends early: the line is back, or the client closes. */
export function pauses(): Pauses {
  const waiting = new Set<() => void>();
  return {
    pause: (ms) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        waiting.add(done);
      }),
    wake: () => {
      for (const done of [...waiting]) done();
    },
  };
}

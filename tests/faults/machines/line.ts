import type { Socket } from "node:net";

/** One connection through the proxy: what comes in on either side goes out on the other. */
export interface Line {
  /** Both sides see a reset, as when a machine in between forgot the connection. */
  reset(): void;
  /** Nothing travels any more, no bytes and no end; whoever sends waits. */
  hold(): void;
  release(): void;
}

/** Joins two sockets; `delay` is asked for every piece that passes, in milliseconds. */
export function joinLine(near: Socket, far: Socket, delay: () => number, closed: () => void): Line {
  let held = false;
  let over = false;
  const ends = [near, far];
  const reset = () => {
    over = true;
    for (const end of ends) end.resetAndDestroy();
    closed();
  };
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    const forward = inOrder(delay);
    from.setNoDelay(true);
    from.on("data", (bytes) => {
      from.pause();
      forward(() => {
        if (to.writable) to.write(bytes);
        // a slow reader slows its writer down: nothing piles up in here
        if (to.writableNeedDrain) to.once("drain", () => !held && from.resume());
        else if (!held) from.resume();
      });
    });
    from.on("end", () => forward(() => to.end()));
    from.on("error", () => undefined);
    from.on("close", () => {
      if (from.errored && !held && !over) reset();
      if (near.closed && far.closed && !over) {
        over = true;
        closed();
      }
    });
  }
  return {
    reset,
    hold() {
      held = true;
      for (const end of ends) end.pause();
    },
    release() {
      held = false;
      if (over) return;
      if (ends.some((end) => end.destroyed)) reset();
      else for (const end of ends) end.resume();
    },
  };
}

/** Runs what it is given after a delay, one after the other, whatever the delays are. */
function inOrder(delay: () => number) {
  let free = 0;
  return (action: () => void) => {
    const now = performance.now();
    free = Math.max(free, now + delay());
    if (free <= now) action();
    else setTimeout(action, free - now);
  };
}

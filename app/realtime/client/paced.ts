import { backoff } from "./backoff";

interface Pace {
  /** How long several wishes are gathered. */
  soonMs: number;
  /** From one beginning to the next, at least. */
  everyMs: number;
  /** While this holds nothing is begun; `wake` tells that it may hold no more. */
  held(): boolean;
}

/** Does `work` soon after it is wanted, however often it is, and again, with growing waits, when it says that it failed. */
export function paced(work: () => Promise<boolean>, { soonMs, everyMs, held }: Pace) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let begun = Number.NEGATIVE_INFINITY;
  let wanted = false;
  let busy = false;
  let stopped = false;
  let tries = 0;
  const schedule = () => {
    if (!wanted || busy || timer !== undefined || stopped || held()) return;
    const rest = Math.max(soonMs, begun + everyMs - Date.now());
    timer = setTimeout(() => void run(), tries === 0 ? rest : Math.max(rest, backoff(tries)));
  };
  async function run() {
    timer = undefined;
    if (stopped || held()) return;
    wanted = false;
    busy = true;
    begun = Date.now();
    const done = await work();
    busy = false;
    tries = done ? 0 : tries + 1;
    wanted ||= !done;
    schedule();
  }
  return {
    want() {
      wanted = true;
      schedule();
    },
    wake: schedule,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

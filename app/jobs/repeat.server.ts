import type { Services } from "~/platform/services.server";
import type { Job } from "./task.server";

/** Does a frequent job again and again, never twice at once; one that fails is warned of and tried again. */
export function repeat(job: Job, all: Services): { stop: () => Promise<void> } {
  const pause = (job.everySeconds ?? 1) * 1000;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const again = async () => {
    try {
      await job.run(all, null);
    } catch (error) {
      if (!stopped) all.log.warn({ err: error, job: job.name }, "a frequent job failed");
    }
    if (!stopped) timer = setTimeout(start, pause).unref();
  };
  const start = () => {
    running = again();
  };
  start();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

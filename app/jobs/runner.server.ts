import type { TaskList } from "graphile-worker";
import { resendUnconfigured } from "~/domain/notifications/resend-unconfigured.server";
import type { Services } from "~/platform/services.server";
import { repeat } from "./repeat.server";
import type { Job } from "./task.server";
import { unlockAbandoned } from "./unlock-abandoned.server";

const found = import.meta.glob<{ job: Job }>("./*.job.server.ts", { eager: true });
const jobs = Object.values(found).map((module) => module.job);

/** Starts the workers in this process: each `*.job.server.ts` is one kind of work. Nodes without jobs load no worker. */
export async function startJobs(all: Services) {
  const { Logger, parseCronItems, run } = await import("graphile-worker");
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [job.name, (payload: unknown) => job.run(all, payload)]),
  );
  const crons = jobs.filter((job) => job.cron !== undefined);
  const runner = await run({
    pgPool: all.pool,
    taskList,
    parsedCronItems: parseCronItems(crons.map((job) => ({ task: job.name, match: job.cron as string }))),
    concurrency: 2,
    noHandleSignals: true,
    logger: new Logger(() => (level, message, meta) => {
      if (level === "error") all.log.error({ meta }, message);
      else if (level === "warning") all.log.warn(message);
    }),
  });
  const unlocking = unlockAbandoned(all);
  const repeated = jobs.filter((job) => job.everySeconds !== undefined).map((job) => repeat(job, all));
  if (all.env.SMTP_URL) await resendUnconfigured(all.db);
  return {
    async stop() {
      unlocking.stop();
      await Promise.all(repeated.map((each) => each.stop()));
      await runner.stop();
    },
  };
}

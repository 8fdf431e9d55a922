import type { Services } from "~/platform/services.server";

/** No job of ours runs nearly as long; one that seems to belongs to a process that was killed. */
const UNLOCK = `select graphile_worker.force_unlock_workers(array(
  select distinct locked_by from graphile_worker._private_jobs where locked_at < now() - interval '5 minutes'))`;
const EVERY_MS = 60_000;

/**
 * Gives back jobs whose worker died with its process: the queue itself would keep them locked for hours, and with them
 * notices and imports.
 */
export const giveBackAbandoned = (pool: Pick<Services["pool"], "query">) => pool.query(UNLOCK);

/** Looks for such jobs at once and then every minute; `stop` ends it. */
export function unlockAbandoned({ pool, log }: Services): { stop: () => void } {
  const look = async () => {
    try {
      await giveBackAbandoned(pool);
    } catch (error) {
      log.warn({ err: error }, "abandoned jobs could not be looked for");
    }
  };
  void look();
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

import type { Services } from "~/platform/services.server";

/** One kind of background work: done at least once, so it must not mind being done twice. */
export interface Job {
  readonly name: string;
  /** Cron pattern in UTC, for work that the clock starts. */
  readonly cron?: string;
  /** For work too frequent to queue: each process does it, so long after it was done last, several at once or not. */
  readonly everySeconds?: number;
  run(all: Services, payload: unknown): Promise<void>;
}

import type { Db } from "../outbox.server";
import { publishedDraw } from "./plan-files.queries.server";
import { type Replay, replay } from "./replay.server";

/** A draw of thousands takes seconds of the process: so many plans are remembered, the longest unused goes first. */
const REMEMBERED = 200;
type Replayed = Pick<Replay, "steps" | "holds"> & { sha256: string | null };
const remembered = new Map<string, Promise<Replayed | null>>();

/**
 * What comes out when the plan is drawn again; null before the draw. Worked out once in a process: what is published
 * never changes, the database sees to that. `again` is the draw; tests count its calls.
 */
export async function replayed(db: Db, plan: { id: string; seed: string | null }, again = replay) {
  const known = remembered.get(plan.id);
  const work = known ?? workOut(db, plan, again);
  remembered.delete(plan.id);
  remembered.set(plan.id, work);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= REMEMBERED) break;
    remembered.delete(oldest);
  }
  // what failed, or came before the draw, is asked anew
  const outcome = await work.catch((error: unknown) => {
    remembered.delete(plan.id);
    throw error;
  });
  if (outcome === null) remembered.delete(plan.id);
  return outcome;
}

async function workOut(db: Db, plan: { id: string; seed: string | null }, again: typeof replay) {
  const published = await publishedDraw(db, plan);
  if (!published) return null;
  const { steps, holds, sha256 } = again(published);
  return { steps, holds, sha256: sha256.again };
}

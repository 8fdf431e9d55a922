import * as z from "zod";
import type { Db } from "../outbox.server";
import { DEFAULT_WEIGHTS, type Weights } from "./score";

const points = z.number().min(0).max(100);
const weightsSchema = z.object({
  price: points,
  turnaround: points,
  distance: points,
  credit: points,
  onTime: points,
});

/** The weights an administrator set under `matching.weights`, else the defaults. */
export async function loadWeights(db: Db): Promise<Weights> {
  const row = await db
    .selectFrom("settings")
    .select("value")
    .where("key", "=", "matching.weights")
    .executeTakeFirst();
  const read = weightsSchema.safeParse(row?.value);
  return read.success ? read.data : DEFAULT_WEIGHTS;
}

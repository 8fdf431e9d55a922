import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";
import type { FileKind } from "./canonical";
import type { Published } from "./replay.server";

/** A published file of a plan, as it is hashed; refuses 404 for what is not public. */
export async function publishedFile(db: Db, planId: string | undefined, kind: FileKind) {
  const id = mustExist(idSchema.safeParse(planId).data);
  return mustExist(
    await db
      .selectFrom("inspection_files as f")
      .innerJoin("inspection_plans as p", "p.id", "f.plan_id")
      .select(["f.content", "p.number"])
      .where("f.plan_id", "=", id)
      .where("f.kind", "=", kind)
      .executeTakeFirst(),
  );
}

async function filesOf(db: Db, planId: string) {
  const rows = await db
    .selectFrom("inspection_files")
    .select(["kind", "content", "sha256"])
    .where("plan_id", "=", planId)
    .execute();
  return new Map(rows.map((row) => [row.kind, row]));
}

/** Both frozen lists; null before the freeze. */
export async function replayFiles(db: Db, planId: string) {
  const files = await filesOf(db, planId);
  const [objects, inspectors] = [files.get("objects"), files.get("inspectors")];
  return objects && inspectors ? { objects: objects.content, inspectors: inspectors.content } : null;
}

/** Everything a draw is checked by; null before the draw. */
export async function publishedDraw(
  db: Db,
  plan: { id: string; seed: string | null },
): Promise<Published | null> {
  const files = await filesOf(db, plan.id);
  const [objects, inspectors, draw] = [files.get("objects"), files.get("inspectors"), files.get("draw")];
  if (!objects || !inspectors || !draw || plan.seed === null) return null;
  return {
    objects: objects.content,
    inspectors: inspectors.content,
    draw: draw.content,
    seed: plan.seed,
    announced: { objects: objects.sha256, inspectors: inspectors.sha256 },
  };
}

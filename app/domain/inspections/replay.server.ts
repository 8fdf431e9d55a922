import { type DrawnObject, readDraw } from "./canonical";
import { draw, fileHash } from "./draw.server";

export interface Published {
  objects: string;
  inspectors: string;
  seed: string;
  /** The draw's file as it was published. */
  draw: string;
  /** The hashes as they were announced when the lists were frozen. */
  announced: { objects: string; inspectors: string };
}

export const STEPS = ["objects", "inspectors", "seed", "draw"] as const;
export type Step = (typeof STEPS)[number];

export interface Replay {
  steps: { step: Step; holds: boolean }[];
  holds: boolean;
  /** What comes out now; null when a file cannot even be read. */
  drawn: DrawnObject[] | null;
  /** SHA-256 of the draw's file: as published, and as it comes out now. */
  sha256: { published: string; again: string | null };
}

/** Draws again from the published files and says which of the four things that anybody can check hold. Never throws. */
export function replay(published: Published): Replay {
  const again = attempt(() => draw(published));
  const head = attempt(() => readDraw(published.draw).head);
  const verdicts: Record<Step, boolean> = {
    objects: fileHash(published.objects) === published.announced.objects,
    inspectors: fileHash(published.inspectors) === published.announced.inspectors,
    seed: head?.seed === published.seed,
    draw: again?.file === published.draw,
  };
  const steps = STEPS.map((step) => ({ step, holds: verdicts[step] }));
  return {
    steps,
    holds: steps.every(({ holds }) => holds),
    drawn: again?.drawn ?? null,
    sha256: { published: fileHash(published.draw), again: again ? fileHash(again.file) : null },
  };
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

import { createHash } from "node:crypto";
import {
  type DrawnObject,
  type InspectedObject,
  type ListedInspector,
  readInspectors,
  readObjects,
  writeDraw,
} from "./canonical";

/** Who steps in, in this order, when a drawn inspector cannot go. */
export const RESERVES = 2;
const WORD = 2 ** 32;

const hash = (...parts: string[]) => createHash("sha256").update(parts.join("\n"), "utf8").digest("hex");
/** SHA-256 of a published file, over its bytes. */
export const fileHash = (content: string) => hash(content);

export interface DrawInput {
  objects: string;
  inspectors: string;
  seed: string;
}

/** Whether this inspector may not go to this object: a common tie, or the same county where the plan says so. */
export function isRecused(
  object: Pick<InspectedObject, "ties" | "region">,
  inspector: Pick<ListedInspector, "ties" | "region">,
  crossRegion: boolean,
): boolean {
  if (crossRegion && object.region === inspector.region) return true;
  return inspector.ties.some((tie) => object.ties.includes(tie));
}

/** The objects that have fewer inspectors free of ties than `perObject`, as an inspection cannot be made there. */
export function understaffed(
  objects: readonly InspectedObject[],
  inspectors: readonly ListedInspector[],
  { perObject, crossRegion }: { perObject: number; crossRegion: boolean },
): InspectedObject[] {
  return objects.filter(
    (object) => inspectors.filter((each) => !isRecused(object, each, crossRegion)).length < perObject,
  );
}

/**
 * The draw (DOMAIN 9): nothing but the two published files and the seed goes in, only whole numbers are compared, and
 * the same always comes out. Gives the objects drawn in their order, each with its inspectors, and the file of it.
 * The public page says the same in words; `public/redraw.mjs` is a second implementation of those words.
 */
export function draw(input: DrawInput): { drawn: DrawnObject[]; file: string } {
  const { head, rows: objects } = readObjects(input.objects);
  const { rows: inspectors } = readInspectors(input.inspectors);
  const objectsSha256 = fileHash(input.objects);
  const inspectorsSha256 = fileHash(input.inspectors);
  const base = hash(objectsSha256, inspectorsSha256, input.seed);
  const load = new Map(inspectors.map(({ id }) => [id, 0]));
  const chosen = objects
    .map((object) => ({ object, key: hash(base, "object", object.id) }))
    // the first 32 bits against the odds: 100 × (2^32 − 1) is far below 2^53, so nothing is rounded
    .filter(({ object, key }) => Number.parseInt(key.slice(0, 8), 16) * 100 < head.odds[object.grade] * WORD)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const drawn = chosen.map(({ object, key }, index): DrawnObject => {
    const free = inspectors
      .filter((each) => !isRecused(object, each, head.crossRegion))
      .map(({ id }) => ({ id, load: load.get(id) ?? 0, key: hash(base, "inspector", object.id, id) }))
      .sort((a, b) => a.load - b.load || (a.key < b.key ? -1 : 1))
      .map(({ id }) => id);
    if (free.length < head.perObject) throw new RangeError(`too few inspectors for ${object.id}`);
    const going = free.slice(0, head.perObject);
    for (const id of going) load.set(id, (load.get(id) ?? 0) + 1);
    const { id, name, grade } = object;
    const reserves = free.slice(head.perObject, head.perObject + RESERVES);
    return { position: index + 1, object: id, name, grade, key, inspectors: going, reserves };
  });
  const file = writeDraw({ number: head.number, objectsSha256, inspectorsSha256, seed: input.seed }, drawn);
  return { drawn, file };
}

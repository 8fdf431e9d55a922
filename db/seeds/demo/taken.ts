import { accept, draft, type Filing, submit } from "./filing";
import type { Story } from "./story";
import { daysAfter, minutesAfter } from "./time";
import type { World } from "./world";

export type Wanted = Omit<Filing, "at">;

/** Files a request some days ago and has its hub take it on within the hour. */
export function taken(world: World, wanted: Wanted, days: number): Story {
  const at = daysAfter(world.now, -days);
  const story = submit(draft(world, { ...wanted, at }));
  accept(story, minutesAfter(at, world.dice.int(8, 35)));
  return story;
}

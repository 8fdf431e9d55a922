import { accept, draft, type Filing, submit } from "./filing";
import type { Story } from "./story";
import { dayOf, daysAfter, dutyMoment, minutesAfter } from "./time";
import type { World } from "./world";

export type Wanted = Omit<Filing, "at">;

/** Nearer than this the hour matters to the clocks that still run; further back people file in office hours. */
const LONG_AGO = 3;

/** Files a request some days ago and has its hub take it on within the hour. */
export function taken(world: World, wanted: Wanted, days: number): Story {
  const then = daysAfter(world.now, -days);
  const at = days < LONG_AGO ? then : dutyMoment(world.calendar, dayOf(then), 0, world.dice.int(0, 380));
  const story = submit(draft(world, { ...wanted, at }));
  accept(story, minutesAfter(at, world.dice.int(8, 35)));
  return story;
}

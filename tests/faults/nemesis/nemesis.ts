import { setTimeout as pause } from "node:timers/promises";
import type { Dice } from "../dice";
import type { Fault } from "./menu";

/** How many faults may overlap. */
const AT_ONCE = 2;

interface Manner {
  tell?: (name: string, n: number) => void;
  /** How it lets milliseconds pass. */
  wait?: (milliseconds: number) => Promise<unknown>;
}

/**
 * Strikes `count` times, chosen by the dice in proportion to their weights, two at a time at most, with moments of
 * peace between. Settles when everything it broke is whole again; gives how often each kind struck.
 */
export async function torment(
  faults: readonly Fault[],
  count: number,
  dice: Dice,
  { tell = () => undefined, wait = pause }: Manner = {},
): Promise<Record<string, number>> {
  const struck: Record<string, number> = {};
  const active = new Map<string, Promise<void>>();
  let failed: unknown;
  for (let n = 1; n <= count && failed === undefined; n++) {
    const idle = () => faults.filter(({ on }) => !active.has(on));
    if (active.size >= AT_ONCE || idle().length === 0) await Promise.race(active.values());
    const free = idle();
    const fault = choose(free, dice);
    const work = fault.strike(dice.fork()).then(
      () => void active.delete(fault.on),
      (error: unknown) => {
        failed ??= error;
        active.delete(fault.on);
      },
    );
    active.set(fault.on, work);
    struck[fault.name] = (struck[fault.name] ?? 0) + 1;
    tell(fault.name, n);
    await Promise.race([work, wait(dice.between(100, 2000))]);
    if (dice.chance(0.4)) await wait(dice.between(200, 2500));
  }
  await Promise.all(active.values());
  if (failed !== undefined) throw failed;
  return struck;
}

function choose(faults: readonly Fault[], dice: Dice): Fault {
  let left = dice.between(
    0,
    faults.reduce((sum, { weight }) => sum + weight, 0),
  );
  const found = faults.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return found ?? dice.one(faults);
}

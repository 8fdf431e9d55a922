import { setTimeout as wait } from "node:timers/promises";
import type { Dice } from "../dice";
import type { Fault } from "./menu";

/** How many faults may overlap. */
const AT_ONCE = 2;

/**
 * Strikes `count` times, chosen by the dice in proportion to their weights, two at a time at most, with moments of
 * peace between. Settles when everything it broke is whole again; gives how often each kind struck.
 */
export async function torment(
  faults: readonly Fault[],
  count: number,
  dice: Dice,
  tell: (name: string, n: number) => void = () => undefined,
): Promise<Record<string, number>> {
  const struck: Record<string, number> = {};
  const active = new Map<string, Promise<void>>();
  for (let n = 1; n <= count; n++) {
    const idle = () => faults.filter(({ on }) => !active.has(on));
    if (active.size >= AT_ONCE || idle().length === 0) await Promise.race(active.values());
    const free = idle();
    const fault = choose(free, dice);
    const work = fault.strike(dice.fork()).finally(() => active.delete(fault.on));
    active.set(fault.on, work);
    // a strike that fails is heard of below; until then nobody waits for it
    work.catch(() => undefined);
    struck[fault.name] = (struck[fault.name] ?? 0) + 1;
    tell(fault.name, n);
    await Promise.race([work, wait(dice.between(50, 1500))]);
    if (dice.chance(0.3)) await wait(dice.between(200, 1500));
  }
  await Promise.all(active.values());
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

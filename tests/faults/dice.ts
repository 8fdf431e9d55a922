/** Chance from a seed: the same seed throws the same. */
export interface Dice {
  /** At least `from`, below `to`. */
  between(from: number, to: number): number;
  whole(from: number, to: number): number;
  one<T>(things: readonly T[]): T;
  chance(share: number): boolean;
  /** A die of its own, whose throws do not depend on how often this one is thrown later. */
  fork(): Dice;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => Math.floor(from + next() * (to - from));
  return {
    between: (from, to) => from + next() * (to - from),
    whole,
    one: (things) => {
      const thing = things[whole(0, things.length)];
      if (thing === undefined) throw new Error("nothing to choose from");
      return thing;
    },
    chance: (share) => next() < share,
    fork: () => dice(whole(0, 2 ** 32)),
  };
}

import type { Part } from "./story";
import type { Provider, World } from "./world";

/** Yuan a piece, by kind of service; fictional. */
const YUAN: Record<string, number> = {
  testing: 380,
  inspection: 420,
  calibration: 70,
  verification: 45,
  certification: 11_800,
  consulting: 16_000,
  training: 9_600,
};
/** Who has the better name takes a little more. */
const BY_GRADE: Record<string, number> = { A: 1.12, B: 0.96, C: 0.85, D: 0.8 };

/** A total in fen, whole tens of yuan, and the working days a provider would name for the package. */
export function priceOf(world: World, part: Part, provider: Provider): [fen: number, workingDays: number] {
  const { kind, category } = part.need;
  const pieces = part.items.reduce((sum, item) => {
    const quantity = Number(item.quantity);
    // many of a kind are cheaper a piece
    return sum + (kind === "certification" ? 1 : Math.max(1, quantity ** 0.8));
  }, 0);
  const grade = BY_GRADE[provider.grades[category] ?? "B"] ?? 1;
  const mood = 0.85 + world.dice.next() * 0.3;
  const yuan = pieces * (YUAN[kind] ?? 400) * grade * mood;
  const days = kind === "certification" ? world.dice.int(20, 35) : world.dice.int(4, 11);
  return [Math.max(10, Math.round(yuan / 10) * 10) * 100, days];
}

/** Splits a total over the items in whole yuan; the first takes what is left over. */
export function lineAmounts(items: Part["items"], total: number) {
  const each = Math.max(100, Math.floor(total / items.length / 100) * 100);
  const rest = total - each * (items.length - 1);
  return items.map((item, index) => ({
    item_id: item.id,
    amount_fen: index === 0 ? Math.max(1, rest) : each,
  }));
}

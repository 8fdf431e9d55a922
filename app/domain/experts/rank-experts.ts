/** What ranking knows of an expert. `regions` are prefixes, the employer's own when he named none. */
export interface Candidate {
  id: string;
  fields: readonly string[];
  regions: readonly string[];
  onDuty: boolean;
  load: number;
  capacity: number;
  /** Epoch milliseconds; null: nothing was ever given to him. */
  lastAssignedAt: number | null;
}

export interface Wanted {
  category: string | null;
  regionCode: string;
  /** In this order before all others, whatever their field: somebody named them, or they know the conversation. */
  preferred?: readonly string[];
  excluded?: ReadonlySet<string>;
}

/** A region code as the prefix of everything within it: 370100 → 3701. */
export const regionPrefix = (code: string) => code.replace(/(00){1,2}$/, "");

/** Length of the longest of his regions that covers the place; 0: none does. */
const nearness = ({ regions }: Candidate, code: string) =>
  Math.max(0, ...regions.filter((prefix) => code.startsWith(prefix)).map((prefix) => prefix.length));

/** 2: his field; 1: he takes whatever nobody else takes; 0: another one's field. Without a field everybody may. */
function fieldFit({ fields }: Candidate, category: string | null): number {
  if (fields.length === 0) return category === null ? 2 : 1;
  return category === null ? 1 : fields.includes(category) ? 2 : 0;
}

/** Whether field and region are his, on duty or not, free or not. */
export const isSuited = (candidate: Candidate, wanted: Wanted) =>
  fieldFit(candidate, wanted.category) > 0 &&
  nearness(candidate, wanted.regionCode) > 0 &&
  !wanted.excluded?.has(candidate.id);

/** Whether he could begin this moment. */
export const isFree = ({ onDuty, load, capacity }: Candidate) => onDuty && load < capacity;

/** Whoever is suited, or preferred, and free, the best first: preferred, field, nearness, share of capacity taken, longest unasked. */
export function rankExperts<C extends Candidate>(candidates: readonly C[], wanted: Wanted): C[] {
  const preferred = wanted.preferred ?? [];
  const turn = ({ id }: C) => (preferred.includes(id) ? preferred.indexOf(id) : preferred.length);
  const better = (a: C, b: C) =>
    turn(a) - turn(b) ||
    fieldFit(b, wanted.category) - fieldFit(a, wanted.category) ||
    nearness(b, wanted.regionCode) - nearness(a, wanted.regionCode) ||
    a.load / a.capacity - b.load / b.capacity ||
    (a.lastAssignedAt ?? 0) - (b.lastAssignedAt ?? 0) ||
    (a.id < b.id ? -1 : 1);
  const asked = (each: C) =>
    (preferred.includes(each.id) && !wanted.excluded?.has(each.id)) || isSuited(each, wanted);
  return candidates.filter((each) => asked(each) && isFree(each)).sort(better);
}

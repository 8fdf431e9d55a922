/** What counting and choosing need of a site that covers a whole package. */
interface Covering {
  readonly providerId: string;
  readonly grade: 1 | 2;
  readonly ring: number;
  readonly distanceM: number | null;
}

/** One site a provider: eligible before on hold, then the nearer ring, then the nearer point. */
export function bestSites<T extends Covering>(sites: readonly T[]): T[] {
  const best = new Map<string, T>();
  const better = (a: T, b: T) =>
    b.grade - a.grade ||
    a.ring - b.ring ||
    (a.distanceM ?? Number.MAX_VALUE) - (b.distanceM ?? Number.MAX_VALUE);
  for (const site of sites) {
    const known = best.get(site.providerId);
    if (!known || better(site, known) < 0) best.set(site.providerId, site);
  }
  return [...best.values()];
}

/** Providers with an eligible site up to `ring` (1 county … 4 nation), and those with nothing better than a hold. */
export function countWithin(sites: readonly Covering[], ring: number): { eligible: number; onHold: number } {
  const eligible = new Set<string>();
  const seen = new Set<string>();
  for (const site of sites) {
    if (site.ring > ring) continue;
    seen.add(site.providerId);
    if (site.grade === 2) eligible.add(site.providerId);
  }
  return { eligible: eligible.size, onHold: seen.size - eligible.size };
}

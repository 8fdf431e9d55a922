import { cpus, loadavg } from "node:os";
import autocannon from "autocannon";

export interface Goal {
  goal: string;
  name: string;
  value: string;
  wanted: string;
  passed: boolean | null;
  repeats: number[];
  note?: string;
}

const NOISY = 0.3;

export const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const spread = (values: number[]) => (Math.max(...values) - Math.min(...values)) / (median(values) || 1);

/** `G4 match.mixed p99=63µs goal≤100µs PASS n=10000 median[min–max]` */
export function line({ goal, name, value, wanted, passed, repeats, note }: Goal): string {
  const verdict = passed === null ? "skipped" : passed ? "PASS" : "MISSED";
  const range =
    repeats.length > 0
      ? ` n=${repeats.length} ${shown(median(repeats))}[${shown(Math.min(...repeats))}–${shown(Math.max(...repeats))}]`
      : "";
  const noisy = repeats.length > 1 && spread(repeats) > NOISY ? " noisy" : "";
  const judged = wanted === "" ? "" : ` goal${wanted} ${verdict}`;
  return `${goal} ${name} ${value}${judged}${range}${noisy}${note ? ` (${note})` : ""}`;
}
const shown = (value: number) => (value >= 100 ? String(Math.round(value)) : value.toFixed(2));

export interface Side {
  url: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  /** Headers that differ in every request. */
  fresh?: () => Record<string, string>;
}

export interface Load {
  perSecond: number;
  p95: number;
}

/** Drives one side for `seconds` with `connections` clients; refuses to count answers that are no success. */
export async function drive(side: Side, connections = 16, seconds = 3): Promise<Load> {
  const { url, method = "GET", headers = {}, body, fresh } = side;
  const result = await autocannon({
    url,
    method,
    headers,
    connections,
    duration: seconds,
    ...(body === undefined ? {} : { body }),
    ...(fresh
      ? { requests: [{ setupRequest: (request) => ({ ...request, headers: { ...headers, ...fresh() } }) }] }
      : {}),
  });
  if (result.non2xx > 0) throw new Error(`${url}: ${result.non2xx} answers were refusals`);
  return { perSecond: result["2xx"] / result.duration, p95: result.latency.p97_5 };
}

/** A/B/A/B …: the ratio of each pair, so that a slow minute of the machine hits both sides. */
export async function interleaved(ours: Side, floor: Side, repeats = 3) {
  const pairs: { ours: Load; floor: Load }[] = [];
  await drive(ours, 4, 1);
  await drive(floor, 4, 1);
  for (let n = 0; n < repeats; n++) pairs.push({ floor: await drive(floor), ours: await drive(ours) });
  return {
    ratios: pairs.map((pair) => pair.ours.perSecond / pair.floor.perSecond),
    ours: median(pairs.map((pair) => pair.ours.perSecond)),
    floor: median(pairs.map((pair) => pair.floor.perSecond)),
    p95: pairs.map((pair) => pair.ours.p95),
  };
}

export const machine = () => ({
  node: process.version,
  cpus: cpus().length,
  model: cpus()[0]?.model ?? "",
  load: loadavg().map((value) => Math.round(value * 100) / 100),
  at: new Date().toISOString(),
});

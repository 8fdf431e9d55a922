import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { paced } from "~/realtime/client/paced";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that notes when it begins, takes a while, and ends as told. */
function pacedWork(ends: boolean[] = [true]) {
  const begun: number[] = [];
  const start = Date.now();
  const state = { held: false };
  const work = async () => {
    begun.push(Date.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return (ends.length > 1 ? ends.shift() : ends[0]) as boolean;
  };
  return { begun, state, pace: paced(work, { soonMs: 300, everyMs: 2000, held: () => state.held }) };
}

it("what is wanted often is done soon, and then every two seconds at most, the last wish too", async () => {
  const { begun, pace } = pacedWork();
  for (let ms = 0; ms < 5000; ms += 50) {
    pace.want();
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect(begun).toEqual([300, 2300, 4300, 6300]);
});

it("what is wanted while it is done is done once more", async () => {
  const { begun, pace } = pacedWork();
  pace.want();
  await vi.advanceTimersByTimeAsync(350);
  pace.want();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(begun).toEqual([300, 2300]);
});

it("what fails is tried again until it does not, without another wish", async () => {
  const { begun, pace } = pacedWork([false, false, false, true]);
  pace.want();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(begun).toHaveLength(4);
});

it("nothing is done while it is held, nor after the end; waking does what was wanted meanwhile", async () => {
  const { begun, pace, state } = pacedWork();
  pace.want();
  state.held = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(begun).toEqual([]);
  state.held = false;
  pace.wake();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(begun).toHaveLength(1);
  pace.wake();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(begun, "nothing new was wanted").toHaveLength(1);
  pace.want();
  pace.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(begun).toHaveLength(1);
});

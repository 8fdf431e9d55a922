import "fake-indexeddb/auto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { backoff } from "~/realtime/client/backoff";
import { memoryOutbox, type Stored } from "~/realtime/client/outbox";
import { indexedOutbox, wipeOutbox } from "~/realtime/client/outbox-indexed";

const message = (m: string, more: Partial<Stored> = {}): Stored => ({
  c: "c",
  m,
  k: "text",
  b: `words of ${m}`,
  att: [],
  ...more,
});
const names = (all: Stored[]) => all.map(({ m }) => m);

afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(["qiye", "zhuanjia"].map(wipeOutbox));
});

describe.each([
  ["in the browser's database", () => indexedOutbox("qiye")],
  ["in memory", memoryOutbox],
])("an outbox %s", (_, make) => {
  it("keeps messages in the order in which they were written, also when one changes", async () => {
    const outbox = make();
    await Promise.all(["m3", "m1", "m2"].map((m) => outbox.put(message(m))));
    await outbox.put(message("m3", { refused: { code: "forbidden" } }));
    const all = await outbox.all();
    expect(names(all)).toEqual(["m3", "m1", "m2"]);
    expect(all[0]?.refused).toEqual({ code: "forbidden" });
  });

  it("forgets what has its answer, and everything when it is wiped", async () => {
    const outbox = make();
    for (const m of ["m1", "m2"]) await outbox.put(message(m));
    await outbox.remove("m1");
    await outbox.remove("unknown");
    expect(names(await outbox.all())).toEqual(["m2"]);
    await outbox.wipe();
    expect(await outbox.all()).toEqual([]);
  });
});

describe("the browser's outbox", () => {
  it("outlives its page, belongs to one person, and is shared by that person's tabs", async () => {
    await indexedOutbox("qiye").put(message("m1"));
    await indexedOutbox("qiye").put(message("m2"));
    expect(names(await indexedOutbox("qiye").all())).toEqual(["m1", "m2"]);
    expect(await indexedOutbox("zhuanjia").all()).toEqual([]);
  });

  it("is gone after a sign-out in another tab, and that tab's sign-out does not wait for this one", async () => {
    const open = indexedOutbox("qiye");
    await open.put(message("m1"));
    await wipeOutbox("qiye");
    expect(await indexedOutbox("qiye").all()).toEqual([]);
  });

  it("lasts as long as the page where the browser keeps nothing", async () => {
    vi.stubGlobal("indexedDB", {
      open() {
        throw new DOMException("denied", "SecurityError");
      },
    });
    const outbox = indexedOutbox("nobody");
    await outbox.put(message("m1"));
    expect(names(await outbox.all())).toEqual(["m1"]);
  });
});

describe("the wait before the next try", () => {
  it("lies between 0.2 and 5 s, grows, and differs between clients", () => {
    for (let n = 0; n < 12; n += 1) {
      expect(backoff(n, () => 0)).toBe(200);
      expect(backoff(n, () => 0.999999)).toBeLessThanOrEqual(5000);
      expect(backoff(n + 1, () => 0.5)).toBeGreaterThanOrEqual(backoff(n, () => 0.5));
    }
    expect(backoff(4, () => 0.1)).not.toBe(backoff(4, () => 0.9));
  });
});

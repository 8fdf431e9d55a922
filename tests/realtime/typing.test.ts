import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ChatSocket } from "~/realtime/client/connection";
import { createTyping } from "~/realtime/client/reading";
import { createRooms } from "~/realtime/client/rooms";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const anna = { userId: "anna", name: "安娜" };

/** Somebody's line, and the page at its other end, which hears nothing until it has joined. */
function pair() {
  const said: number[] = [];
  const there = createRooms("ben");
  let joined = false;
  const line = {
    connected: true,
    volatile: {
      emit(_event: string, { c }: { c: string }) {
        said.push(Date.now() - 1_000_000);
        if (joined) there.typing(c, anna);
      },
    },
  };
  const type = createTyping(() => line as unknown as ChatSocket);
  there.open("talk");
  return {
    said,
    line,
    join() {
      joined = true;
    },
    seen: () => there.get("talk")?.typing.map(({ name }) => name),
    /** A key every 0.2 s. */
    typeFor(ms: number) {
      for (const end = Date.now() + ms; Date.now() < end; vi.advanceTimersByTime(200)) type("talk");
    },
  };
}

it("a typing sign is repeated while one goes on, so a page that joins late sees it; never twice in three seconds", () => {
  const { said, join, seen, typeFor } = pair();
  typeFor(1000);
  join();
  expect(seen(), "the first was said before it joined").toEqual([]);
  typeFor(11_000);
  expect(seen()).toEqual(["安娜"]);
  expect(said).toEqual([0, 3000, 6000, 9000]);
});

it("it stays without a break while one types, and goes six seconds after the last was said", () => {
  const { join, seen, typeFor } = pair();
  join();
  for (let second = 0; second < 20; second++) {
    typeFor(1000);
    expect(seen(), `second ${second}`).toEqual(["安娜"]);
  }
  vi.advanceTimersByTime(18_000 + 6000 - 20_000 - 1);
  expect(seen()).toEqual(["安娜"]);
  vi.advanceTimersByTime(1);
  expect(seen()).toEqual([]);
});

it("what is typed while the line is down is said with the next key once it is back", () => {
  const { said, line, typeFor } = pair();
  line.connected = false;
  typeFor(1000);
  line.connected = true;
  typeFor(200);
  expect(said).toEqual([1000]);
});

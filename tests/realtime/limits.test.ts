import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ChatSocket } from "~/realtime/client/connection";
import { createReading } from "~/realtime/client/reading";
import { createRooms } from "~/realtime/client/rooms";
import type { ReadAck } from "~/realtime/contract";
import { createPeople, type Peer, type Person } from "~/realtime/peers.server";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limits = { CHAT_MESSAGES_PER_SECOND: 5, CHAT_BURST: 20, CHAT_SOCKETS_PER_USER: 10 };
const leaving = (person: Person) => ({ person, counted: true }) as Peer;
function enter(people: ReturnType<typeof createPeople>, userId: string): Person {
  const person = people.enter(userId);
  if (!person) throw new Error("he should be let in");
  return person;
}
const untilEmpty = (take: () => number) => {
  let taken = 0;
  while (take() === 0) taken += 1;
  return taken;
};

describe("the limits of one person", () => {
  it("are forty marks at once and twenty a second, whatever number of sockets, apart from his messages", () => {
    const people = createPeople(limits);
    const person = enter(people, "qiye");
    expect(enter(people, "qiye"), "another socket, the same person").toBe(person);
    expect(untilEmpty(() => people.takeRead(person))).toBe(40);
    expect(people.takeRead(person)).toBe(50);
    expect(untilEmpty(() => people.take(person))).toBe(20);
    expect(people.take(person)).toBe(200);
    vi.advanceTimersByTime(1000);
    expect(untilEmpty(() => people.takeRead(person))).toBe(20);
    expect(untilEmpty(() => people.take(person))).toBe(5);
    const other = enter(people, "zhuanjia");
    expect(untilEmpty(() => people.takeRead(other))).toBe(40);
  });

  it("are not escaped by leaving and coming back; who has left and rested is forgotten", () => {
    const people = createPeople(limits);
    const person = enter(people, "qiye");
    untilEmpty(() => people.takeRead(person));
    people.leave(leaving(person));
    people.sweep();
    const back = enter(people, "qiye");
    expect(back).toBe(person);
    expect(people.takeRead(back)).toBeGreaterThan(0);
    people.leave(leaving(back));
    vi.advanceTimersByTime(2000);
    people.sweep();
    expect(enter(people, "qiye")).not.toBe(person);
  });
});

/** A line whose server answers marks as it is told to, in turn; `null`: not at all. */
function lineOf(answers: (ReadAck | null)[]) {
  const asked: { c: string; upTo: number }[] = [];
  const emitWithAck = async (_name: string, mark: { c: string; upTo: number }) => {
    asked.push(mark);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer) throw new Error("operation has timed out");
    return answer;
  };
  const socket = { connected: true, timeout: () => ({ emitWithAck }) };
  const reading = createReading("me", createRooms("me"), () => socket as unknown as ChatSocket, {
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  return { asked, reading, socket };
}
const busy: ReadAck = { ok: false, code: "rate_limited", retry: true, afterMs: 700 };
const taken: ReadAck = { ok: true, upTo: 3 };

describe("a mark that the server does not take now", () => {
  it("is told again after as long as it asks for, until it is taken", async () => {
    const { asked, reading } = lineOf([busy, null, busy, taken]);
    reading.mark("a", 3);
    await vi.advanceTimersByTimeAsync(400);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(600);
    expect(asked, "not before").toHaveLength(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual(Array.from({ length: 4 }, () => ({ c: "a", upTo: 3 })));
  });

  it("waits for the line, and a newer one of the same conversation takes its place", async () => {
    const { asked, reading, socket } = lineOf([busy, taken]);
    reading.mark("a", 3);
    await vi.advanceTimersByTimeAsync(400);
    socket.connected = false;
    reading.mark("a", 5);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    socket.connected = true;
    reading.again();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.slice(1)).toEqual([{ c: "a", upTo: 5 }]);
  });

  it("is given up when it will never be taken", async () => {
    const { asked, reading } = lineOf([{ ok: false, code: "forbidden", retry: false }]);
    reading.mark("a", 3);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  });
});

import { setTimeout as wait } from "node:timers/promises";
import type { Dice } from "../dice";
import { clock, type Entry, type View } from "../history/log";
import type { Answer, Client, Disk, MakeClient } from "./client";
import type { Seat } from "./stage";

/** Somebody who waits for this many answers stops typing. */
const PATIENCE = 25;

/** A person's device: types, crashes, is started again over the same outbox, and writes down what it invokes and hears. */
export class Device {
  private client: Client;
  private disk: Disk = new Map();
  private waiting = new Map<string, string>();
  /** Answers that overtook the outbox's own. */
  private early = new Map<string, Answer>();
  private typing = false;
  private off = false;

  constructor(
    readonly seat: Seat,
    private readonly url: string,
    private readonly make: MakeClient,
    private readonly log: Entry[],
  ) {
    this.client = this.open();
  }

  private open(): Client {
    const { device, userId, cookie, conversations } = this.seat;
    const onAnswer = (answer: Answer) => this.hear(answer);
    const { url, disk } = this;
    return this.make({ url, cookie, device, userId, conversations, disk, onAnswer });
  }

  private hear(answer: Answer): void {
    const c = this.waiting.get(answer.m);
    if (c !== undefined) this.settle(c, answer);
    else if (this.typing) this.early.set(answer.m, answer);
  }

  private settle(c: string, answer: Answer): void {
    const { device } = this.seat;
    const { m } = answer;
    this.waiting.delete(m);
    const noted = { at: clock(), device, c, m };
    this.log.push(
      answer.ok
        ? { ...noted, kind: "ack", seq: answer.seq }
        : { ...noted, kind: "refused", code: answer.code },
    );
  }

  /** Types until told to stop: a message every second or so, now and then a burst. */
  async type(dice: Dice, over: () => boolean, pace = 1): Promise<void> {
    for (let n = 1; !over(); n++) {
      if (this.waiting.size < PATIENCE) {
        const burst = dice.chance(0.1) ? 4 : 1;
        const c = dice.one(this.seat.conversations);
        for (let i = 0; i < burst && !over(); i++) await this.say(c, `${this.seat.device} ${n}.${i}`);
      }
      await wait(dice.between(100, 1800) / pace);
    }
  }

  private async say(c: string, body: string): Promise<void> {
    const { device, userId } = this.seat;
    while (this.off) await wait(5);
    this.typing = true;
    const at = clock();
    try {
      const m = await this.client.say(c, body);
      this.waiting.set(m, c);
      this.log.push({ kind: "invoke", at, device, userId, c, m, body });
      const answer = this.early.get(m);
      this.early.clear();
      if (answer) this.settle(c, answer);
    } finally {
      this.typing = false;
    }
  }

  /** Power off, power on after a moment; nothing is typed meanwhile. */
  async crash(dice: Dice): Promise<void> {
    while (this.typing) await wait(5);
    this.off = true;
    this.client.crash();
    await wait(dice.between(0, 800));
    this.client = this.open();
    this.off = false;
  }

  unanswered(): number {
    return this.waiting.size;
  }

  views(): View[] {
    const { device, conversations } = this.seat;
    return conversations.map((c) => ({ device, c, events: this.client.shown(c) }));
  }

  close(): void {
    this.client.crash();
  }
}

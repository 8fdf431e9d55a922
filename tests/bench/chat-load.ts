import { setTimeout as wait } from "node:timers/promises";
import { type Line, openLine, type Talker } from "./chat-line";

/** Child process: drives a chat server as it is told, and tells what it saw. A process of its own, so that it does not slow down what it measures. */
export type Order =
  | { do: "open"; url: string; origin: string; talkers: Talker[] }
  | { do: "closed"; seconds: number }
  | { do: "open-loop"; perSecond: number; seconds: number }
  | { do: "close" };
export interface Load {
  perSecond: number;
  /** Milliseconds from the moment a message was due to its ack. */
  p50: number;
  p99: number;
  refused: number;
  /** Of what was due, in percent, how much was acknowledged in time to be counted. */
  answered: number;
}

const BODY = "演示：这批 PP 餐盒按 GB 31604.8-2021 测总迁移量，样品周三寄出，请确认要几份。";
const WARM = 1000;
let lines: Line[] = [];

async function open({ url, origin, talkers }: Extract<Order, { do: "open" }>): Promise<number> {
  const queue = [...talkers];
  const worker = async () => {
    for (let talker = queue.shift(); talker; talker = queue.shift())
      lines.push(await openLine(url, origin, talker));
  };
  // as many at a time as a server's backlog takes without trouble
  await Promise.all(Array.from({ length: 32 }, worker));
  return lines.length;
}

/** Every sender has one message under way: what the server can do. */
async function closed(seconds: number): Promise<Load> {
  let over = false;
  let refused = 0;
  const times: number[] = [];
  let counting = false;
  const loop = async (line: Line) => {
    while (!over) {
      const began = performance.now();
      const ok = await line.say(BODY);
      if (!ok) refused++;
      else if (counting) times.push(performance.now() - began);
    }
  };
  const loops = lines.map(loop);
  await wait(WARM);
  counting = true;
  const began = performance.now();
  await wait(seconds * 1000);
  counting = false;
  const took = (performance.now() - began) / 1000;
  const load = figures(times, took, times.length, refused);
  over = true;
  await Promise.all(loops);
  return load;
}

/** So many a second whatever the server does; the wait counts from when a message was due, so a stall is not overlooked. */
async function openLoop(perSecond: number, seconds: number): Promise<Load> {
  const times: number[] = [];
  let refused = 0;
  let sent = 0;
  let counted = 0;
  const under: Promise<void>[] = [];
  const began = performance.now();
  const last = began + WARM + seconds * 1000;
  for (let now = began; now < last; now = performance.now()) {
    for (; sent < ((now - began) / 1000) * perSecond; sent++) {
      const due = began + (sent / perSecond) * 1000;
      const line = lines[sent % lines.length];
      if (!line) continue;
      const counts = due - began >= WARM;
      if (counts) counted++;
      under.push(
        line.say(BODY).then((ok) => {
          if (!ok) refused++;
          else if (counts) times.push(performance.now() - due);
        }),
      );
    }
    await wait(1);
  }
  await Promise.race([Promise.all(under), wait(5000)]);
  return figures(times, seconds, counted, refused);
}

function figures(times: number[], seconds: number, due: number, refused: number): Load {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    perSecond: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    refused,
    answered: due === 0 ? 0 : (100 * times.length) / due,
  };
}

process.on("message", async (order: Order) => {
  if (order.do === "open") return process.send?.(await open(order));
  if (order.do === "closed") return process.send?.(await closed(order.seconds));
  if (order.do === "open-loop") return process.send?.(await openLoop(order.perSecond, order.seconds));
  for (const line of lines) line.close();
  lines = [];
  return process.send?.(0);
});
process.on("disconnect", () => process.exit(0));

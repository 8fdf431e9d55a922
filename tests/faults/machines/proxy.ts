import { connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Dice } from "../dice";
import { joinLine, type Line } from "./line";

export interface TcpProxy {
  port: number;
  /** How many connections there are now. */
  lines(): number;
  /** Cuts about this share of the connections. */
  reset(share: number, dice: Dice): void;
  /** For so many milliseconds nothing passes about this share of the connections, nor any new one if `all`; some die of it. */
  blackHole(share: number, milliseconds: number, dice: Dice, all?: boolean): Promise<void>;
  /** From now on every piece takes so long; 0 ends it. */
  delay(milliseconds: number): void;
  close(): Promise<void>;
}

/** Listens on a free port of loopback and passes connections to the first of `targets()` that takes them. */
export async function startProxy(targets: () => number[]): Promise<TcpProxy> {
  const lines = new Set<Line>();
  const waiting = new Set<() => void>();
  let delay = 0;
  let holes = 0;
  const server = createServer({ allowHalfOpen: true }, async (near) => {
    near.on("error", () => undefined);
    if (holes > 0) await new Promise<void>((resolve) => waiting.add(resolve));
    const far = await reach(targets());
    if (!far || near.destroyed) {
      far?.destroy();
      near.resetAndDestroy();
      return;
    }
    const line = joinLine(
      near,
      far,
      () => delay,
      () => lines.delete(line),
    );
    lines.add(line);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    lines: () => lines.size,
    reset(share, dice) {
      for (const line of [...lines]) if (dice.chance(share)) line.reset();
    },
    async blackHole(share, milliseconds, dice, all = false) {
      const held = [...lines].filter(() => dice.chance(share));
      const dying = held.filter(() => dice.chance(0.5));
      for (const line of held) line.hold();
      if (all) holes++;
      await wait(milliseconds);
      if (all && --holes === 0) {
        for (const enter of waiting) enter();
        waiting.clear();
      }
      for (const line of held) dying.includes(line) ? line.reset() : line.release();
    },
    delay(milliseconds) {
      delay = milliseconds;
    },
    close() {
      for (const line of [...lines]) line.reset();
      for (const enter of waiting) enter();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function reach(ports: number[]): Promise<Socket | null> {
  for (const port of ports) {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    const open = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    if (open) return socket;
  }
  return null;
}

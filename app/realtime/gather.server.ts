import type { Socket } from "node:net";
import type { Io } from "./peers.server";

interface Line {
  transport: { writable: boolean; socket: { _socket: Socket | null }; emit(event: "ready"): boolean };
}

/**
 * Lets what one socket is told within a turn of the event loop leave in one write. A batch of messages tells a device of
 * its own message, its place and those of the others: as three writes they would cost more than all the rest.
 */
export function gatherWrites(io: Io): void {
  let held: Line[] = [];
  const letGo = () => {
    const lines = held;
    held = [];
    for (const { transport } of lines) {
      const wire = transport.socket._socket;
      wire?.cork();
      transport.writable = true;
      transport.emit("ready");
      wire?.uncork();
    }
  };
  const hold = function (this: Line) {
    if (!this.transport.writable) return;
    this.transport.writable = false;
    if (held.push(this) === 1) setImmediate(letGo);
  };
  io.engine.on("connection", (line: { on(event: "packetCreate", listener: typeof hold): void }) =>
    line.on("packetCreate", hold),
  );
}

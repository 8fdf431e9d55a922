import { Socket } from "socket.io-client";

type Give = (data: object) => void;

/**
 * Runs `work` with engines that never learn what they missed: every question for it is answered "nothing", and when
 * they come back they do not say how far they are.
 */
export async function withoutSync<T>(work: () => Promise<T>): Promise<T> {
  const { emitWithAck: real, connect } = Socket.prototype;
  Socket.prototype.connect = function (this: Socket) {
    const { auth } = this;
    if (typeof auth === "function")
      this.auth = (give: Give) => auth((data: object) => give({ ...data, resume: [] }));
    return connect.call(this);
  };
  Socket.prototype.emitWithAck = function (this: Socket, event, ...rest) {
    if (event !== "conv.sync") return real.call(this, event, ...rest);
    const { after } = rest[0] as { after: number };
    return Promise.resolve({ ok: true, events: [], head: after, more: false, reads: [] });
  };
  try {
    return await work();
  } finally {
    Socket.prototype.emitWithAck = real;
    Socket.prototype.connect = connect;
  }
}

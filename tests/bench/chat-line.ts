import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import { PROTOCOL } from "~/realtime/contract";

/** Somebody signed in, and where he talks. */
export interface Talker {
  cookie: string;
  userId: string;
  c: string;
}

export interface Line {
  /** Resolves when the server answered: whether it took the message. */
  say(body: string): Promise<boolean>;
  close(): void;
}

/** A Socket.IO connection written by hand on `ws`: a client library would cost the load generator more than the server is given. */
export function openLine(url: string, origin: string, { cookie, userId, c }: Talker): Promise<Line> {
  const address = `${url}?EIO=4&transport=websocket&c=${c}&u=${userId}`;
  const socket = new WebSocket(address, {
    headers: { cookie },
    origin,
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  const waiting = new Map<number, (ok: boolean) => void>();
  let next = 0;
  const line: Line = {
    say(body) {
      const id = next++;
      const message = { v: 1, c, m: randomUUID(), k: "text", b: body };
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        socket.send(`42${id}["msg.send",${JSON.stringify(message)}]`);
      });
    },
    close: () => socket.terminate(),
  };
  const answer = (text: string) => {
    const bracket = text.indexOf("[");
    const id = Number(text.slice(2, bracket));
    waiting.get(id)?.(text.startsWith('[{"ok":true', bracket));
    waiting.delete(id);
  };
  return new Promise((resolve, reject) => {
    socket.on("error", (error) => reject(new Error(`${url}: ${error.message}`)));
    socket.on("close", (code) => reject(new Error(`${url} closed the line: ${code}`)));
    socket.on("message", (bytes: Buffer) => {
      const text = bytes.toString();
      if (text.startsWith("43")) answer(text);
      else if (text.startsWith("42")) return;
      else if (text === "2") socket.send("3");
      else if (text.startsWith("0"))
        socket.send(`40${JSON.stringify({ proto: PROTOCOL, deviceId: randomUUID(), resume: [] })}`);
      else if (text.startsWith("40")) resolve(line);
      else if (text.startsWith("44")) reject(new Error(`${url} refuses: ${text}`));
      // a bare server greets with nothing of the kind
      else if (text === "bare") resolve(line);
    });
  });
}

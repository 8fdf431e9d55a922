import { connect } from "node:net";
import { WebSocket } from "ws";

/** A WebSocket below Socket.IO, for saying what no client of ours would. */
export async function rawSocket(
  origin: string,
  token: string | null,
  path = "/socket/?EIO=4&transport=websocket",
) {
  const socket = new WebSocket(origin.replace("http", "ws") + path, {
    origin,
    headers: token ? { Cookie: `qzx_session=${token}` } : {},
  });
  const said: string[] = [];
  socket.on("message", (data) => void said.push(String(data)));
  socket.on("error", () => undefined);
  const over = new Promise<number>((resolve) => socket.once("close", resolve));
  await new Promise((resolve) => socket.once("open", resolve));
  const hear = async (beginning: string) => {
    for (;;) {
      const found = said.find((each) => each.startsWith(beginning));
      if (found) return found;
      await new Promise((resolve) => socket.once("message", resolve));
    }
  };
  return { socket, said, over, hear };
}

export const HELLO = `40${JSON.stringify({ proto: 1, deviceId: "raw", resume: [] })}`;

/** The first line that a server answers to an upgrade with these headers. */
export function upgradeStatus(origin: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port, host } = new URL(origin);
  const lines = Object.entries({
    Host: host,
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  return new Promise((resolve, reject) => {
    const line = connect(Number(port), hostname, () =>
      line.write(`GET /socket/?EIO=4&transport=websocket HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`),
    );
    line.once("data", (data) => {
      line.destroy();
      resolve(Number(String(data).split(" ")[1]));
    });
    line.once("error", reject);
    line.once("end", () => reject(new Error("closed without an answer")));
  });
}

import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dice } from "../dice";
import { startProxy, type TcpProxy } from "./proxy";

let echo: Server;
let proxy: TcpProxy;
const opened: Socket[] = [];

beforeEach(async () => {
  echo = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => undefined);
    socket.pipe(socket);
  });
  echo.listen(0, "127.0.0.1");
  await once(echo, "listening");
  proxy = await startProxy(() => [1, portOf(echo)]);
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy();
  await proxy.close();
  echo.close();
});

const portOf = (server: Server) => {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
};

/** A client that remembers what it heard. */
async function client() {
  const socket = connect(proxy.port, "127.0.0.1");
  opened.push(socket);
  socket.setEncoding("utf8");
  const heard = { text: "", error: "" };
  socket.on("data", (bytes) => {
    heard.text += bytes;
  });
  socket.on("error", (error: NodeJS.ErrnoException) => {
    heard.error = error.code ?? "";
  });
  await once(socket, "connect");
  return { socket, heard };
}
async function until(condition: () => boolean) {
  while (!condition()) await wait(5);
}

describe("the proxy", () => {
  it("passes every byte in order to the first target that answers, and the end too", async () => {
    const { socket, heard } = await client();
    const text = "质".repeat(200_000);
    socket.end(text);
    await once(socket, "end");
    expect(heard.text === text).toBe(true);
    await until(() => proxy.lines() === 0);
  });

  it("resets the connections there are, and takes new ones", async () => {
    const { socket, heard } = await client();
    socket.write("a");
    await until(() => heard.text === "a");
    proxy.reset(1, dice(1));
    await until(() => heard.error !== "");
    expect(heard.error).toBe("ECONNRESET");
    const second = await client();
    second.socket.write("b");
    await until(() => second.heard.text === "b");
  });

  it("swallows nothing in a black hole: what survives it arrives afterwards, what dies of it is reset", async () => {
    const clients = await Promise.all(Array.from({ length: 12 }, client));
    for (const { socket } of clients) socket.write("1");
    await until(() => clients.every(({ heard }) => heard.text === "1"));
    const hole = proxy.blackHole(1, 150, dice(7), true);
    for (const { socket } of clients) socket.write("2");
    const late = await client();
    late.socket.write("3");
    await wait(80);
    expect(clients.map(({ heard }) => heard.text + heard.error)).toEqual(clients.map(() => "1"));
    expect(late.heard.text).toBe("");
    await hole;
    await until(() => clients.every(({ heard }) => heard.text === "12" || heard.error !== ""));
    await until(() => late.heard.text === "3");
    expect(new Set(clients.map(({ heard }) => heard.error))).toEqual(new Set(["", "ECONNRESET"]));
  });

  it("keeps the order of what it delays", async () => {
    const { socket, heard } = await client();
    proxy.delay(30);
    for (const piece of ["1", "2", "3"]) socket.write(piece);
    await wait(5);
    proxy.delay(0);
    socket.write("4");
    await until(() => heard.text.length === 4);
    expect(heard.text).toBe("1234");
  });

  it("turns away whoever comes while no target answers", async () => {
    echo.close();
    const nobody = await startProxy(() => []);
    const socket = connect(nobody.port, "127.0.0.1");
    const [error] = (await once(socket, "error")) as [NodeJS.ErrnoException];
    expect(error.code).toBe("ECONNRESET");
    await nobody.close();
  });
});

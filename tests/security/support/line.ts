import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line to a database that can be cut and mended: to whoever uses its address, the database goes away. */
export async function lineTo(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const make = (port: number) => {
    const server = createServer((near) => {
      const far = connect(Number(target.port || 5432), target.hostname);
      for (const socket of [near, far]) {
        open.add(socket);
        socket.on("error", () => socket.destroy());
        socket.on("close", () => {
          near.destroy();
          far.destroy();
          open.delete(socket);
        });
      }
      near.pipe(far).pipe(near);
    });
    return new Promise<typeof server>((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
  };
  let server = await make(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return {
    url: url.href,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
    async mend() {
      server = await make(port);
    },
  };
}

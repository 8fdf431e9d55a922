import { connect, createServer, type Socket } from "node:net";

export interface StatementCounter {
  /** The same database through the counter. */
  url: string;
  /** Statements that passed since the last call. */
  take(): number;
  close(): void;
}

/** A wire between server and database that counts what is executed: no extension, no log, no change of the product. */
export async function statementCounter(databaseUrl: string): Promise<StatementCounter> {
  const address = new URL(databaseUrl);
  let count = 0;
  const open = new Set<Socket>();
  const wire = createServer((client) => {
    const server = connect(Number(address.port || 5432), address.hostname);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => to.destroy());
      from.pipe(to);
    }
    client.on(
      "data",
      reader((type) => {
        if (type === "E" || type === "Q") count += 1;
      }),
    );
  });
  await new Promise<void>((resolve) => wire.listen(0, "127.0.0.1", resolve));
  const listening = wire.address();
  const through = new URL(databaseUrl);
  through.hostname = "127.0.0.1";
  through.port = String(typeof listening === "object" && listening ? listening.port : 0);
  return {
    url: through.href,
    take: () => {
      const taken = count;
      count = 0;
      return taken;
    },
    close: () => {
      wire.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** Walks PostgreSQL's messages: a startup message without a type, then type, length and content. */
function reader(see: (type: string) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = started ? 5 : 4;
      if (rest.length < head) return;
      const size = rest.readInt32BE(head - 4) + head - 4;
      if (rest.length < size) return;
      if (started) see(String.fromCharCode(rest[0] ?? 0));
      started = true;
      rest = rest.subarray(size);
    }
  };
}

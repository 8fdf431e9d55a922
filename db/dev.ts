import { join } from "node:path";
import { openDemoDatabase } from "./demo/database";
import { startEmbedded } from "./embedded";
import { dataFolder } from "./project";

/** `npm run dev`: the development server in this process, on DATABASE_URL or on the demo's embedded database. */
const url = process.env.DATABASE_URL ?? (await embedded());
process.env.DATABASE_URL = url;
process.env.NODE_ENV ??= "development";
process.env.DEMO ??= "on";
await import("../app/entry.node.ts");

async function embedded(): Promise<string> {
  const server = await startEmbedded(join(dataFolder, "postgres"), { durable: true });
  process.on("exit", server.stopOnExit);
  return openDemoDatabase(server, (text) => process.stdout.write(`${text}\n`));
}

import { type Direction, migrate } from "./migrator";

const DIRECTIONS: Direction[] = ["up", "down", "redo", "none"];

/** `npm run db:migrate -- [up|down|redo|none]` on DATABASE_URL. */
async function main([direction = "up"]: string[]): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error(
      "DATABASE_URL is not set: give the address of the database, postgres://user:password@host/name",
    );
  const known = DIRECTIONS.find((name) => name === direction);
  if (!known) throw new Error(`"${direction}" is not one of ${DIRECTIONS.join(", ")}`);
  const done = await migrate(url, known);
  process.stdout.write(done.length > 0 ? `${done.join("\n")}\n` : "The schema is current.\n");
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});

import type { Kysely } from "kysely";
import type pg from "pg";
import { withClient, withDatabase } from "~db/build-database";
import { createDb, createPool, type Database } from "~db/connection";
import { testDatabaseName } from "./sweep";
import { type Content, ensureTemplate, templateName } from "./templates";

export interface TestDatabase {
  db: Kysely<Database>;
  pool: pg.Pool;
  url: string;
  /** Closes the connections; the database itself is swept by a later run. */
  drop(): Promise<void>;
}

/**
 * A database of its own for a test file or a test, copied from a template (default: reference data).
 * `const database = await testDatabase(); afterAll(database.drop);`
 */
export async function testDatabase(options: { content?: Content; max?: number } = {}): Promise<TestDatabase> {
  const url = await copyDatabase(options.content ?? "reference");
  const pool = createPool(url, { max: options.max ?? 8, waitSeconds: 120 });
  return { db: createDb(pool), pool, url, drop: () => pool.end() };
}

const names = new Map<Content, string>();

/** Copies the template and returns the new database's address; 100–300 ms once the template exists. */
export async function copyDatabase(content: Content): Promise<string> {
  const server = process.env.QZX_TEST_SERVER;
  if (!server) throw new Error("The test server is not running: tests/support/global-setup.ts starts it");
  const template = names.get(content) ?? templateName(content);
  if (!names.has(content)) await ensureTemplate(server, content, template);
  names.set(content, template);
  const name = testDatabaseName();
  await withClient(server, (client) => client.query(`create database ${name} template ${template}`));
  return withDatabase(server, name);
}

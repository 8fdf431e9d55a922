import { withClient } from "./build-database";
import { findBinaries } from "./embedded/binaries";
import { ensureCluster } from "./embedded/cluster";
import { openPlace, type Place, savePlace } from "./embedded/place";
import { findRunning, startProcess, stopProcess, urlOf } from "./embedded/postmaster";
import { hold, letGo, withLock } from "./embedded/sharing";

/** The role that owns the product's databases: may create databases, is no superuser. */
const OWNER = "quanzhixiang";

export interface EmbeddedServer {
  /** Address of a database on this server, as the product's role. */
  url(database: string): string;
  pid: number;
  /** Whether a server that was running already is used. */
  reused: boolean;
  /** Creates the database unless it exists. */
  ensureDatabase(database: string): Promise<void>;
  /** Drops the database, its clients cut. */
  dropDatabase(database: string): Promise<void>;
  /** Stops the server, unless another living process uses it; true when it stopped. */
  stop(): Promise<boolean>;
  /** The same without waiting, for a process that is exiting. */
  stopOnExit(): void;
}

/**
 * Starts PostgreSQL with its cluster under `home`, or joins the one running there.
 * `durable: false` gives up crash safety for speed: for tests only.
 */
export async function startEmbedded(home: string, options: { durable: boolean }): Promise<EmbeddedServer> {
  const place = openPlace(home);
  return withLock(place.home, async () => {
    const running = await findRunning(place);
    const { pid, port } = running ?? (await startAnew(place, options.durable));
    hold(place.home);
    savePlace({ ...place, port });
    await ensureOwner(urlOf(place, port, "postgres"), place.password);
    const url = (database: string) => urlOf(place, port, database, OWNER);
    return {
      url,
      pid,
      reused: running !== undefined,
      ensureDatabase: (database) => ensureDatabase(url("postgres"), database),
      dropDatabase: (database) => dropDatabase(url("postgres"), database),
      stop: () => withLock(place.home, () => stop(place, pid)),
      stopOnExit: () => {
        if (letGo(place.home)) process.kill(pid, "SIGINT");
      },
    };
  });
}

async function startAnew(place: Place, durable: boolean) {
  const binaries = findBinaries(place.account);
  await ensureCluster(place, binaries);
  return startProcess(place, binaries, [...SETTINGS, ...(durable ? [] : NOT_DURABLE)]);
}

const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=100",
  "shared_buffers=96MB",
  "timezone=UTC",
  "log_timezone=UTC",
];
const NOT_DURABLE = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "autovacuum_naptime=5min",
  "max_wal_size=2GB",
];

async function stop(place: Place, pid: number): Promise<boolean> {
  if (!letGo(place.home)) return false;
  await stopProcess(place, pid);
  return true;
}

async function ensureOwner(url: string, password: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [OWNER]);
    if (rowCount) return;
    await client.query(`create role ${OWNER} login createdb password ${client.escapeLiteral(password)}`);
  });
}

async function ensureDatabase(url: string, database: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`);
  });
}

async function dropDatabase(url: string, database: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(database)} with (force)`);
  });
}

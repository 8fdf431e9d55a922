import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { hashPassword } from "~/domain/accounts/password.server";
import { momentOf } from "~/domain/clocks/working-time";
import type { FileStore } from "~/domain/files";
import type { Tx } from "~/domain/outbox.server";
import { createFileStore } from "~/platform/storage.server";
import type { Database } from "../../connection";
import { PASSWORD } from "../../demo/sign-ins";
import { projectRoot } from "../../project";
import { addAsked } from "./asked";
import { addAuthorities } from "./authorities";
import { addCredit, gradeProviders } from "./credit";
import { addDesignations } from "./designations";
import { addEnterprises } from "./enterprises";
import { tellHistory } from "./history";
import { addInspections } from "./inspections";
import { addEvents, writeAudit } from "./log";
import { addNotices } from "./notices";
import { addNotifications } from "./notifications";
import { resetPhones } from "./people";
import { tellPresent } from "./present";
import { addProviders } from "./providers";
import { addSheets } from "./sheets";
import { addTalks } from "./talks";
import { addTroubles, addWaitingProofs } from "./troubles";
import { addWaitingAnnex } from "./waiting-annex";
import { beginWorld, type World } from "./world";

const KEY = "demo_data";
const LOCK = 7_240_603;

export interface DemoOptions {
  /** The day the demo is about, YYYY-MM-DD; its history reaches a year back. */
  anchor: string;
  /** The moment that counts as now; 10:46 of the anchor unless given. Only clocks that still run depend on it. */
  now?: Date;
  /** Where report files go; the folder STORAGE_DIR unless given. */
  files?: FileStore;
}

/** Fills a migrated database with reference data with the demo's organisations and their year; once. True when done. */
export async function seedDemo(db: Kysely<Database>, options: DemoOptions): Promise<boolean> {
  const passwordHash = await hashPassword(PASSWORD);
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    // short questions, asked hundreds of times: compiling them costs more than answering them
    await sql`set local jit = off`.execute(tx);
    const done = await tx.selectFrom("settings").select("key").where("key", "=", KEY).executeTakeFirst();
    if (done) return false;
    resetPhones();
    const world = await beginWorld(tx, {
      anchor: options.anchor,
      now: options.now ?? momentOf(options.anchor, "10:46"),
      files: options.files ?? createFileStore(process.env.STORAGE_DIR ?? join(projectRoot, ".data", "files")),
      passwordHash,
    });
    await addPlayers(world, tx);
    await tellHistory(world);
    await tellPresent(world);
    await addInspections(world, tx);
    await writeAll(world, tx);
    await tx
      .insertInto("settings")
      .values({ key: KEY, value: JSON.stringify({ anchor: options.anchor }) })
      .execute();
    return true;
  });
}

/** Everybody and everything that stories need. */
async function addPlayers(world: World, tx: Tx): Promise<void> {
  addAuthorities(world);
  addEnterprises(world);
  addProviders(world);
  addDesignations(world);
  addTroubles(world);
  addNotices(world);
  await world.rows.flush(tx);
  // without statistics each of a few hundred questions to the gate would scan the whole scope
  for (const table of [
    "scope_items",
    "accreditations",
    "signatories",
    "sites",
    "organisations",
    "providers",
  ] as const) {
    await sql`analyze ${sql.table(table)}`.execute(tx);
  }
}

/** The stories' rows, then what is made from them: timeline, audit chains, notices to people, sheets. */
async function writeAll(world: World, tx: Tx): Promise<void> {
  addWaitingProofs(world);
  addSerials(world);
  await addWaitingAnnex(world, tx);
  await world.rows.flush(tx);
  await addTalks(world, tx);
  await addCredit(world, tx);
  addEvents(world);
  await world.rows.flush(tx);
  await gradeProviders(world, tx);
  await writeAudit(world);
  await addNotifications(world, tx);
  await addSheets(world, tx);
  await addAsked(world, tx);
}

/** New numbers go on where the demo's end. */
function addSerials(world: World): void {
  for (const [key, last] of world.serials) {
    const [kind, region_code, year] = key.split("/");
    world.rows.add("number_serials", { kind, region_code, year: Number(year), last_serial: last });
  }
}

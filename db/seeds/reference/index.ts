import { type Kysely, sql } from "kysely";
import type { Database } from "../../connection";
import { loadCatalogue, loadHolidays, loadTemplates } from "./catalogue";
import { loadDocuments, refreshDocumentStatuses } from "./documents";
import { contentHash } from "./files";
import { loadHubs } from "./hubs";
import { loadPassages } from "./passages";
import { loadRegions, loadZoneAssignments } from "./regions";
import { loadCompulsoryInstruments, loadObjectClasses, loadParameters } from "./vocabulary";

const KEY = "reference_data";
/** Raise it when the loader itself changes what it writes. */
const EDITION = 2;
/** Two processes that start together load one after the other. */
const LOCK = 7_240_602;

export interface ReferenceLoad {
  /** False when the same content was in the database already. */
  readonly loaded: boolean;
  /** Rows read, by table; empty when nothing was loaded. */
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Brings the database to the reference data of db/reference in one transaction: new rows in, known ones updated,
 * nothing removed. Returns at once when the content is loaded already, apart from documents whose day has come.
 */
export async function loadReference(db: Kysely<Database>): Promise<ReferenceLoad> {
  const hash = contentHash(EDITION);
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx);
    const known = await trx.selectFrom("settings").select("value").where("key", "=", KEY).executeTakeFirst();
    const loaded = (known?.value as { hash?: string } | undefined)?.hash !== hash;
    const rows = loaded ? await loadAll(trx) : {};
    if (loaded) await note(trx, JSON.stringify({ hash, rows }));
    await refreshDocumentStatuses(trx, chinaToday());
    return { loaded, rows };
  });
}

async function loadAll(db: Kysely<Database>): Promise<Record<string, number>> {
  const regions = await loadRegions(db);
  await loadZoneAssignments(db);
  return {
    regions,
    hubs: await loadHubs(db),
    catalogue: await loadCatalogue(db),
    holidays: await loadHolidays(db),
    documents: await loadDocuments(db),
    objectClasses: await loadObjectClasses(db),
    parameters: await loadParameters(db),
    compulsoryInstruments: await loadCompulsoryInstruments(db),
    templates: await loadTemplates(db),
    // last: it quotes what the others have loaded
    passages: await loadPassages(db),
  };
}

async function note(db: Kysely<Database>, value: string): Promise<void> {
  await sql`
    insert into settings (key, value) values (${KEY}, ${value}::jsonb)
    on conflict (key) do update set value = excluded.value, updated_at = now()
  `.execute(db);
}

function chinaToday(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

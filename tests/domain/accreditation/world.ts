import { createImport } from "~/domain/accreditation/create-import.server";
import { runImport } from "~/domain/accreditation/run-import.server";
import type { ScopeKind } from "~/domain/accreditation/scope-import/line";
import { submitImport } from "~/domain/accreditation/submit-import.server";
import type { Actor } from "~/domain/actor";
import type { FileStore } from "~/domain/files";
import { newId } from "~/domain/ids";
import type { Db } from "~/domain/outbox.server";
import { person } from "../requests/support";

/** Files kept in memory. */
export function memoryFiles(): FileStore {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(key, bytes) {
      kept.set(key, bytes);
    },
    get: async (key) => kept.get(key) ?? null,
    async remove(key) {
      kept.delete(key);
    },
  };
}

export const utf8 = (text: string) => new TextEncoder().encode(text);

export interface World {
  db: Db;
  files: FileStore;
  owner: Actor;
  hub: Actor;
  supervisor: Actor;
  stranger: Actor;
  far: Actor;
  accreditationId: string;
  sites: [string, string];
}

/** A provider in Lixia with two sites and one approved certificate; its hub, a far one, and a rival. */
export async function worldOf(db: Db): Promise<World> {
  const owner = await person(db, { kind: "provider", role: "owner" });
  const sites = [newId(), newId()] as [string, string];
  const place = {
    provider_id: owner.organisationId,
    region_code: "370102",
    address: "演示路 1 号",
    lon: 117,
    lat: 36.6,
  };
  await db
    .insertInto("sites")
    .values([
      { id: sites[0], name: "历下实验室", ...place },
      { id: sites[1], name: "高新场所", ...place },
    ])
    .execute();
  const accreditationId = newId();
  await db
    .insertInto("accreditations")
    .values({
      id: accreditationId,
      provider_id: owner.organisationId,
      kind: "cma",
      number: `2115${accreditationId.slice(-8)}`,
      valid_from: "2024-01-01",
      valid_to: "2030-01-01",
      approved_at: new Date(),
    })
    .execute();
  const hub = await person(db, { kind: "hub", role: "operator", hubCode: "SD370102" });
  return {
    db,
    files: memoryFiles(),
    owner,
    hub,
    supervisor: { ...hub, role: "supervisor" },
    stranger: await person(db, { kind: "provider", role: "owner" }),
    far: await person(db, { kind: "hub", role: "supervisor", hubCode: "SD370202", regionCode: "370202" }),
    accreditationId,
    sites,
  };
}

/** Uploads and reads a file; the import as it then stands. */
export async function read(
  world: World,
  bytes: Uint8Array,
  { name = "能力附表.csv", kind = "testing" as ScopeKind, siteId = world.sites[0] } = {},
) {
  const { db, files, owner, accreditationId } = world;
  const { id } = await createImport(db, files, owner, {
    accreditationId,
    siteId,
    kind,
    file: { name, bytes },
  });
  await runImport(db, files, id);
  return importOf(db, id);
}

export const importOf = (db: Db, id: string) =>
  db.selectFrom("scope_imports").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

/** Uploads, reads and submits. */
export async function submitted(world: World, bytes: Uint8Array, how = {}) {
  const { id } = await read(world, bytes, how);
  await submitImport(world.db, world.owner, { importId: id });
  return importOf(world.db, id);
}

export const scopeOf = ({ db, accreditationId }: World, siteId?: string) =>
  db
    .selectFrom("scope_items as s")
    .innerJoin("normative_documents as d", "d.id", "s.document_id")
    .innerJoin("parameters as p", "p.id", "s.parameter_id")
    .selectAll("s")
    .select(["d.std_norm", "d.status as document_status", "d.source", "p.name as parameter"])
    .where("s.accreditation_id", "=", accreditationId)
    .where("s.status", "=", "active")
    .$if(siteId !== undefined, (query) => query.where("s.site_id", "=", siteId ?? ""))
    .orderBy("p.name")
    .execute();

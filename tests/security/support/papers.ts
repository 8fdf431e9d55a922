import type { Actor } from "~/domain/actor";
import type { FileStore } from "~/domain/files";
import type { Db } from "~/domain/outbox.server";
import { draftBody } from "~/domain/requests/draft";
import { saveDraft } from "~/domain/requests/save-draft.server";
import { storeFile } from "~/domain/store-file.server";
import type { World } from "../../domain/matching/world";
import type { Lab } from "./labs";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
export const picture = () => new Uint8Array(PIXEL);

/** Files and drafts that belong to somebody. */
export function papersIn(db: Db, world: World, files: FileStore) {
  const stored = (by: Actor, purpose: string) =>
    db
      .transaction()
      .execute((tx) =>
        storeFile(tx, files, by, { name: "图片.png", bytes: picture(), mediaType: "image/png", purpose }),
      );
  return {
    async attachment(by: Actor, requestId: string) {
      const { id } = await stored(by, "request-attachment");
      await db.insertInto("request_attachments").values({ request_id: requestId, file_id: id }).execute();
      return id;
    },
    async licence(organisationId: string, by: Actor) {
      const { id } = await stored(by, "licence");
      await db
        .updateTable("organisations")
        .set({ licence_file_id: id })
        .where("id", "=", organisationId)
        .execute();
    },
    /** An annex that waits for a hub, and a capability line with its evidence. */
    async scope(lab: Lab, by: Actor) {
      const { id: fileId } = await stored(by, "scope");
      const importId = await world.insert("scope_imports", {
        provider_id: lab.id,
        accreditation_id: lab.accreditationId,
        site_id: lab.siteId,
        file_id: fileId,
        status: "submitted",
        submitted_at: new Date(),
        created_by: by.userId,
      });
      const { id: evidence } = await stored(by, "evidence");
      const lineId = await world.insert("capability_lines", {
        provider_id: lab.id,
        site_id: lab.siteId,
        category: "brand",
        kind: "consulting",
        description: "测试能力",
        evidence_file_id: evidence,
      });
      return { importId, lineId };
    },
    async draft(by: Actor) {
      const body = draftBody.parse({ title: "测试草稿" });
      return (await saveDraft(db, by, { step: 1, body })).id;
    },
  };
}

import type { Actor } from "../actor";
import { Refusal } from "../errors";
import { imageType } from "../file-content.server";
import type { FileStore, IncomingFile } from "../files";
import type { Db, Tx } from "../outbox.server";
import { storeFile } from "../store-file.server";
import { advanceOrder, announceOrder, lockOrder, permit, saveOrder } from "./lock-order.server";
import { orderPolicy } from "./order.policy";
import type { Sample } from "./order-inputs";

/** The provider has the sample, under its own number, with a photo if one was taken. */
export function receiveSample(
  db: Db,
  files: FileStore,
  actor: Actor,
  orderId: string,
  input: Sample & { photo?: IncomingFile | null; expectedVersion?: number | undefined },
) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.work);
    const status = advanceOrder(order, "receive_sample", {
      held: "refused",
      expectedVersion: input.expectedVersion,
    });
    await saveOrder(tx, order, {
      status,
      sample_number: input.sampleNumber,
      sample_file_id: input.photo ? await storePhoto(tx, files, actor, input.photo) : null,
      sample_received_at: new Date(),
    });
    await announceOrder(tx, actor, "order.sample_received", order, { sampleNumber: input.sampleNumber });
  });
}

async function storePhoto(tx: Tx, files: FileStore, actor: Actor, photo: IncomingFile) {
  const mediaType = await imageType(photo.bytes);
  if (!mediaType) {
    throw new Refusal("unsupported", "photo_not_an_image", { fields: { photo: "invalid_file" } });
  }
  const { id } = await storeFile(tx, files, actor, { ...photo, mediaType, purpose: "sample_photo" });
  return id;
}

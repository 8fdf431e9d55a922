import { createFsFileStorage } from "@remix-run/file-storage/fs";
import type { FileStore } from "~/domain/files";

/** A directory as file store; one volume shared by all nodes, or backed up with the database. */
export function createFileStore(directory: string): FileStore {
  const storage = createFsFileStorage(directory);
  return {
    async put(key, bytes, mediaType) {
      await storage.set(key, new File([new Uint8Array(bytes)], key, { type: mediaType }));
    },
    async get(key) {
      const file = await storage.get(key);
      return file ? new Uint8Array(await file.arrayBuffer()) : null;
    },
    async remove(key) {
      await storage.remove(key);
    },
  };
}

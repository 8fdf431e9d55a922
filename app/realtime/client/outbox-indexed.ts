import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import { memoryOutbox, type Outbox, type Stored } from "./outbox";

interface Schema extends DBSchema {
  outbox: { key: number; value: Stored & { n?: number }; indexes: { m: string } };
}

const nameFor = (userId: string) => `qzx-chat-${userId}`;

const open = (userId: string) =>
  openDB<Schema>(nameFor(userId), 1, {
    upgrade(db) {
      const store = db.createObjectStore("outbox", { keyPath: "n", autoIncrement: true });
      store.createIndex("m", "m", { unique: true });
    },
    // another tab signs out: the database must go, and is not held
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

/** The outbox of one person in this browser, shared by the tabs. Where a browser refuses storage, it lasts as long as the page. */
export function indexedOutbox(userId: string): Outbox {
  let memory: Outbox | null = null;
  let database: Promise<IDBPDatabase<Schema>> | null = null;
  async function use<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>, without: (o: Outbox) => Promise<T>) {
    if (memory) return without(memory);
    try {
      database ??= open(userId);
      return await work(await database);
    } catch {
      memory = memoryOutbox();
      return without(memory);
    }
  }
  return {
    all: () =>
      use(
        (db) => db.getAll("outbox"),
        (o) => o.all(),
      ),
    put: (message) =>
      use(
        async (db) => {
          const tx = db.transaction("outbox", "readwrite");
          const n = await tx.store.index("m").getKey(message.m);
          await tx.store.put(n === undefined ? message : { ...message, n });
          await tx.done;
        },
        (o) => o.put(message),
      ),
    remove: (m) =>
      use(
        async (db) => {
          const tx = db.transaction("outbox", "readwrite");
          const n = await tx.store.index("m").getKey(m);
          if (n !== undefined) await tx.store.delete(n);
          await tx.done;
        },
        (o) => o.remove(m),
      ),
    wipe: async () => {
      await memory?.wipe();
      const db = await database?.catch(() => null);
      db?.close();
      database = null;
      await wipeOutbox(userId);
    },
  };
}

/** Removes what this browser keeps for that person; called at sign-out. */
export async function wipeOutbox(userId: string): Promise<void> {
  try {
    await deleteDB(nameFor(userId));
  } catch {
    // a browser that refuses storage kept nothing
  }
}

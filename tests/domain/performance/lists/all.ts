import type { Kysely } from "kysely";
import type { Database } from "~db/connection";
import { chatLists } from "./chat";
import { creditLists } from "./credit";
import { hubLists } from "./hub";
import { inspectionLists } from "./inspections";
import { marketLists } from "./market";
import { publicLists } from "./public";
import type { List, Readers } from "./readers";
import { cockpitLists, supervisionLists } from "./supervision";

/** Every list there is, under a name of its own; `first` is a request of the enterprise that reads. */
export function allLists(db: Kysely<Database>, readers: Readers, first: string): List[] {
  return [
    ...marketLists(db, readers, first),
    ...hubLists(db, readers),
    ...chatLists(db, readers),
    ...publicLists(db, readers),
    ...supervisionLists(db, readers),
    ...creditLists(db, readers),
    ...cockpitLists(db, readers, 30),
    ...inspectionLists(db, readers),
  ];
}

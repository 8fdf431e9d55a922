import { loadCalendar } from "~/domain/clocks/calendar.queries.server";
import type { Calendar } from "~/domain/clocks/working-time";
import type { FileStore } from "~/domain/files";
import type { Tx } from "~/domain/outbox.server";
import type { Dice } from "./dice";
import { rollDice } from "./dice";
import type { Entry, ExpectedPanel } from "./entry";
import { nameGiver } from "./names";
import { type Reference, readReference } from "./reference-rows";
import { Rows } from "./rows";

export interface Person {
  id: string;
  login: string;
  name: string;
  role: string;
}

export interface Organisation {
  id: string;
  key: string;
  name: string;
  regionCode: string;
  people: Person[];
}

export interface SignatoryEntry {
  id: string;
  userId: string;
  accreditationId: string;
}

export interface Provider extends Organisation {
  provisional: boolean;
  grades: Record<string, string>;
  signatories: SignatoryEntry[];
  siteIds: string[];
}

/** Everything the parts of the demo share. */
export interface World {
  db: Tx;
  dice: Dice;
  rows: Rows;
  reference: Reference;
  calendar: Calendar;
  /** The day the demo is about, and the moment of it that counts as now. */
  anchor: string;
  now: Date;
  files: FileStore;
  passwordHash: string;
  giveName: () => string;
  enterprises: Map<string, Organisation>;
  providers: Map<string, Provider>;
  /** By the hub's id. */
  hubs: Map<string, Organisation>;
  regulators: Map<string, Organisation>;
  platform: Organisation;
  /** Key of an enterprise in a park → the park's hub. */
  parks: Map<string, string>;
  /** Key of an enterprise → its credit code. */
  usccs: Map<string, string>;
  /** What happened so far. */
  log: Entry[];
  /** kind/region/year → the last serial given. */
  serials: Map<string, number>;
  /** Panels of disputes that are seated when the experts are known. */
  panels: ExpectedPanel[];
}

interface Beginning {
  anchor: string;
  now: Date;
  files: FileStore;
  passwordHash: string;
}

/** An empty world on top of the reference data. */
export async function beginWorld(db: Tx, beginning: Beginning): Promise<World> {
  const dice = rollDice(Number(beginning.anchor.replaceAll("-", "")));
  return {
    ...beginning,
    db,
    dice,
    rows: new Rows(),
    reference: await readReference(db),
    calendar: await loadCalendar(db),
    giveName: nameGiver(dice),
    enterprises: new Map(),
    providers: new Map(),
    hubs: new Map(),
    regulators: new Map(),
    parks: new Map(),
    usccs: new Map(),
    log: [],
    serials: new Map(),
    panels: [],
    platform: { id: "", key: "platform", name: "", regionCode: "370000", people: [] },
  };
}

/** What a key names; the demo's own lists are wrong when it is missing. */
export function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`demo data: ${key} is unknown`);
  return found;
}

/** The first person of an organisation with that role, else its first person. */
export function personOf(organisation: Organisation, role: string): Person {
  const found = organisation.people.find((person) => person.role === role) ?? organisation.people[0];
  if (!found) throw new Error(`demo data: nobody works at ${organisation.name}`);
  return found;
}

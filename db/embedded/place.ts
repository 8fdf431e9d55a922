import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Account, canReach, serverAccount } from "./account";
import { outsideFolder } from "./outside";

/** Where one embedded server lives. `home` also holds server.json (0600), server.log, the lock and the holders. */
export interface Place {
  home: string;
  /** PostgreSQL's own folder; inside `home` unless the account that runs the server cannot get there. */
  data: string;
  account: Account | undefined;
  password: string;
  port: number | undefined;
}

/** Opens or prepares `home`. An existing cluster is found again also after the project folder moved or changed user. */
export function openPlace(folder: string): Place {
  mkdirSync(folder, { recursive: true });
  const home = realpathSync(folder);
  const { password = randomBytes(18).toString("base64url"), port } = readNote(home);
  const place = { home, password, port, ...chooseData(home, password) };
  savePlace(place);
  return place;
}

/** Written aside and renamed: a kill in between leaves the old file, not half a file. */
export function savePlace(place: Place): void {
  const { home, ...note } = place;
  const file = join(home, "server.json");
  writeFileSync(`${file}.new`, JSON.stringify(note, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readNote(home: string): Partial<Place> {
  try {
    return JSON.parse(readFileSync(join(home, "server.json"), "utf8")) as Partial<Place>;
  } catch {
    return {};
  }
}

function chooseData(home: string, password: string): Pick<Place, "data" | "account"> {
  const folder = join(home, "cluster");
  const inside = join(folder, "data");
  refuseForeign(inside);
  const account = ownerOf(inside) ?? serverAccount();
  owned(folder, account);
  if (canReach(account, existsSync(inside) ? inside : folder)) return { data: inside, account };
  rmSync(folder, { recursive: true });
  return chooseOutside(home, password, account);
}

/** The folder is named after the password too: who deletes `home` starts anew, and the cluster of before is removed. */
function chooseOutside(home: string, password: string, preferred: Account | undefined) {
  const parent = outsideFolder("data");
  const [project, life] = [home, password].map((text) =>
    createHash("sha256").update(text).digest("hex").slice(0, 12),
  );
  const folder = join(parent, `${project}-${life}`);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${project}-`) && join(parent, name) !== folder)
      rmSync(join(parent, name), { recursive: true });
  }
  const data = join(folder, "data");
  const account = ownerOf(data) ?? preferred;
  owned(folder, account);
  return { data, account };
}

/** A cluster that an ordinary user made is run as that user also when root starts it. */
function ownerOf(data: string): Account | undefined {
  if (process.getuid?.() !== 0 || !existsSync(data)) return undefined;
  const { uid, gid } = statSync(data);
  return uid === 0 ? undefined : { name: `uid ${uid}`, uid, gid };
}

function refuseForeign(data: string): void {
  const me = process.getuid?.();
  if (!existsSync(data)) return;
  const { uid } = statSync(data);
  if (me === undefined || me === 0 || me === uid) return;
  throw new Error(`${data} belongs to user ${uid}: start as that user or as root, or move the folder away.`);
}

function owned(folder: string, account: Account | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

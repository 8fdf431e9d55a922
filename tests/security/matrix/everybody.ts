import { startTestApp } from "../../support/app-server";
import { type Credentials, signedIn, type Visitor, visitor } from "../support/http";
import { townIn } from "../support/town";
import { placesOf } from "./places";
import { ROLES, type Role } from "./roles";
import type { Walk } from "./walk";

/** A server on a town of its own, and somebody of every role in front of it; one account is suspended after signing in. */
export async function everybody(kind: Pick<Walk, "api" | "page">) {
  const app = await startTestApp("reference", { JOBS: "off" });
  const town = await townIn(app.url);
  const credentials = new Map<Role, Credentials>();
  const people = ROLES.filter((role) => role !== "anonymous");
  await Promise.all(people.map(async (role) => void credentials.set(role, await signedIn(app.origin, role))));
  await town.db.updateTable("users").set({ status: "suspended" }).where("login", "=", "suspended").execute();
  const as = new Map<Role, Visitor>(ROLES.map((role) => [role, visitor(app.origin, credentials.get(role))]));
  const walk: Walk = { pool: town.pool, as, places: await placesOf(town), ...kind };
  const end = async () => {
    await town.close();
    await app.stop();
  };
  return { app, walk, end };
}

/** Lines of a server's log that tell of bugs. */
export const bugsIn = (output: string) => output.split("\n").filter((line) => /"level":(50|60)/.test(line));

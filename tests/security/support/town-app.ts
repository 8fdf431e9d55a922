import { startTestApp } from "../../support/app-server";
import { signedIn, type Visitor, visitor } from "./http";
import { townIn } from "./town";

/** A server on a town of its own, without jobs. `afterAll(end)`. */
export async function townApp(env: Record<string, string> = {}) {
  const app = await startTestApp("reference", { JOBS: "off", ...env });
  const town = await townIn(app.url);
  const end = async () => {
    await town.close();
    await app.stop();
  };
  /** Somebody of the town, signed in. */
  const as = async (login: string): Promise<Visitor> =>
    visitor(app.origin, await signedIn(app.origin, login));
  return { app, town, as, end, anybody: visitor(app.origin) };
}

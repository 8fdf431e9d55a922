import { redirect } from "@remix-run/node";
import { signOut } from "~/domain/accounts/sign-out.server";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import type { Submission } from "~/platform/http.server";
import { act, postOnly } from "~/platform/resource.server";

export const loader = postOnly;

/** Ends the session; also for somebody whose session has ended already. */
export const action = act(anybody, async ({ db, actor, sessions }: Submission<Actor | null>) => {
  if (actor) await signOut(db, actor);
  return redirect("/", { headers: { "Set-Cookie": sessions.blankCookie() } });
});

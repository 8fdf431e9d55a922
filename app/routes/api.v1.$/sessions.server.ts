import * as z from "zod";
import { signInForm } from "~/domain/accounts/account";
import { signIn } from "~/domain/accounts/sign-in.server";
import type { Actor } from "~/domain/actor";
import { anybody, signedIn } from "~/domain/authorize";
import { factorCode } from "~/domain/second-factor/second-factor";
import { group } from "./operation";
import { empty, id, moment } from "./shapes";

const operation = group("Sessions", empty);

const actorShape = z.object({
  id,
  login: z.string(),
  name: z.string(),
  role: z.string(),
  organisation: z.object({ id, name: z.string(), kind: z.string() }),
  region: z.string(),
});

const actorView = (actor: Actor) => ({
  id: actor.userId,
  login: actor.login,
  name: actor.name,
  role: actor.role,
  organisation: { id: actor.organisationId, name: actor.organisationName, kind: actor.organisationKind },
  region: actor.regionCode,
});

export const sessions = [
  operation("POST /sessions", {
    id: "createSession",
    summary:
      "Sign in; the token goes into Authorization: Bearer. With two-step sign-in `totp` is the code (401 second_factor_required without)",
    door: anybody,
    open: true,
    repeatable: false,
    status: 201,
    body: signInForm.extend({ totp: factorCode.optional() }),
    answer: z.object({ token: z.string(), expiresAt: moment, actor: actorShape }),
    async run({ db, pool, env, secrets, sessions: all, body, address, userAgent }) {
      const rules = { attempts: env.SIGN_IN_ATTEMPTS, profile: env.PASSWORD_PROFILE, secrets };
      const { login, password, totp: code } = body;
      const who = await signIn(db, pool, { login, password, code, address }, rules);
      const details = { organisationId: who.organisationId, channel: "api" as const, address, userAgent };
      const { token, expiresAt } = await all.start(who.userId, details);
      const actor = await all.actor(token, "api");
      if (!actor) throw new Error("a session that was just started has no actor");
      return { body: { token, expiresAt: expiresAt.toISOString(), actor: actorView(actor) } };
    },
  }),
  operation("GET /me", {
    id: "getMe",
    summary: "Who the token acts for",
    door: signedIn,
    answer: actorShape,
    run: async ({ actor }) => ({ body: actorView(actor) }),
  }),
];

import { createHash } from "node:crypto";
import { peopleOf } from "../../domain/accounts/people";
import { startTestApp } from "../../support/app-server";
import { testDatabaseOf } from "./database";
import { type Answer, signedIn, visitor } from "./http";

export const hashOf = (value: string) => createHash("sha256").update(value).digest("hex");
/** The session's id in its cookie. */
export const idIn = (cookie: string) => cookie.slice("qzx_session=".length);

/** Whether the answer leads to the sign-in page. */
export async function isOut(answer: Promise<Answer>): Promise<boolean> {
  const { status, headers } = await answer;
  return status === 302 && (headers.get("location") ?? "").startsWith("/sign-in");
}

/** A server that counts five wrong passwords, one enterprise, and people of it as a test needs them. */
export async function doorstep() {
  const app = await startTestApp("reference", { JOBS: "off", SIGN_IN_ATTEMPTS: "5" });
  const { db, pool, close } = testDatabaseOf(app.url);
  const people = peopleOf({ db, pool, url: app.url });
  const enterprise = await people.organisation("enterprise");
  const member = (login: string, email?: string) => people.member(enterprise, "staff", login, email);
  /** A person of their own, signed in with a cookie and a token; an owner of `organisation` (the enterprise). */
  const somebody = async (login: string, organisation = enterprise) => {
    const { userId } = await people.member(organisation, "owner", login);
    const credentials = await signedIn(app.origin, login);
    return { userId, ...credentials, here: visitor(app.origin, credentials) };
  };
  const end = async () => {
    await close();
    await app.stop();
  };
  return { app, db, pool, people, member, somebody, anybody: visitor(app.origin), end };
}

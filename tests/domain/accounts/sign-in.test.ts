import * as argon2 from "@node-rs/argon2";
import { afterAll, describe, expect, it, vi } from "vitest";
import { signIn } from "~/domain/accounts/sign-in.server";
import { sweepAccounts } from "~/domain/accounts/sweep.server";
import { sealer } from "~/domain/sealing.server";
import { testDatabase } from "../../support/database";
import { PASSWORD, peopleOf } from "./people";

vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});
const verify = vi.mocked(argon2.verify);

const database = await testDatabase();
afterAll(database.drop);
const world = peopleOf(database);
const { db, pool } = world;
const RULES = { attempts: 5, profile: "nist", secrets: sealer(undefined) } as const;
const attempt = (login: string, password = PASSWORD, address = "192.0.2.1") =>
  signIn(db, pool, { login, password, address }, RULES);
const refusal = (code: string) => expect.objectContaining({ code });

async function somebody(login: string) {
  const organisationId = await world.organisation("enterprise");
  return { organisationId, ...(await world.member(organisationId, "owner", login, `${login}@example.com`)) };
}

describe("signing in", () => {
  it("takes login, phone in any spelling, and e-mail", async () => {
    const { userId, organisationId } = await somebody("three-ways");
    await db.updateTable("users").set({ phone: "13800000001" }).where("id", "=", userId).execute();
    for (const name of ["three-ways", " Three-Ways ", "+86 138-0000-0001", "THREE-WAYS@example.com"]) {
      expect(await attempt(name)).toEqual({ userId, organisationId });
    }
  });

  it("answers an unknown name and a wrong password alike, after the same work", async () => {
    await somebody("known");
    await attempt("known");
    const workFor = async (login: string) => {
      verify.mockClear();
      await expect(attempt(login, "not the password")).rejects.toEqual(
        expect.objectContaining({ kind: "unauthenticated", code: "wrong_sign_in", detail: {} }),
      );
      // "$argon2id$v=19$m=…,t=…,p=…": what makes one verification cost as much as another
      return verify.mock.calls.map(([hash, password]) => [String(hash).split("$").slice(0, 4), password]);
    };
    const known = await workFor("known");
    expect(known).toHaveLength(1);
    expect(await workFor("nobody-here")).toEqual(known);
  });

  it("refuses the sixth mistake with 429, also the right password then, and audits it once", async () => {
    const { userId } = await somebody("guessed");
    for (let n = 0; n < 5; n++)
      await expect(attempt("guessed", "wrong")).rejects.toEqual(refusal("wrong_sign_in"));
    for (let n = 0; n < 3; n++) {
      await expect(attempt("guessed", PASSWORD)).rejects.toMatchObject({
        kind: "limited",
        code: "too_many_sign_ins",
      });
    }
    const entries = await db
      .selectFrom("audit_entries")
      .select("action")
      .where("subject_id", "=", userId)
      .where("action", "=", "sign_in.throttled")
      .execute();
    expect(entries).toHaveLength(1);
    expect(await attempt("guessed", PASSWORD, "192.0.2.9")).toMatchObject({ userId });
  });

  it("lets no parallel guess slip past the limit", async () => {
    await somebody("raced");
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => attempt("raced", "wrong", "192.0.2.7")),
    );
    const codes = answers.map((answer) => (answer.status === "rejected" ? answer.reason.code : "in"));
    expect(codes.filter((code) => code === "wrong_sign_in")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_sign_ins")).toHaveLength(15);
  });

  it("tells of a suspension only whoever knows the password", async () => {
    const { userId } = await somebody("shut");
    await db.updateTable("users").set({ status: "suspended" }).where("id", "=", userId).execute();
    await expect(attempt("shut", "wrong")).rejects.toEqual(refusal("wrong_sign_in"));
    await expect(attempt("shut")).rejects.toEqual(refusal("account_suspended"));
  });

  it("refuses a person without an active organisation", async () => {
    const { organisationId } = await somebody("homeless");
    await db
      .updateTable("memberships")
      .set({ status: "removed" })
      .where("organisation_id", "=", organisationId)
      .execute();
    await expect(attempt("homeless")).rejects.toEqual(refusal("no_membership"));
  });

  it("refuses a password older than 90 days under mlps, and locks the name everywhere after five", async () => {
    const { userId } = await somebody("graded");
    const mlps = { ...RULES, attempts: 50, profile: "mlps" } as const;
    const old = new Date(Date.now() - 91 * 86_400_000);
    await db.updateTable("users").set({ password_changed_at: old }).where("id", "=", userId).execute();
    const from = (address: string, password = PASSWORD) =>
      signIn(db, pool, { login: "graded", password, address }, mlps);
    await expect(from("192.0.2.20")).rejects.toEqual(refusal("password_expired"));
    for (let n = 0; n < 5; n++)
      await expect(from(`192.0.2.${n}`, "x")).rejects.toEqual(refusal("wrong_sign_in"));
    await expect(from("192.0.2.99")).rejects.toEqual(refusal("too_many_sign_ins"));
  });
});

describe("sessions", () => {
  it("are stored hashed and die with sign-in state", async () => {
    const { userId, organisationId } = await somebody("hashed");
    const { token, now } = await world.session(userId, organisationId);
    expect(await now()).toMatchObject({ userId, role: "owner" });
    const rows = await db.selectFrom("sessions").selectAll().where("user_id", "=", userId).execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    await db.updateTable("users").set({ status: "suspended" }).where("id", "=", userId).execute();
    expect(await now()).toBeNull();
  });

  it("end by idleness and by age, and are swept", async () => {
    const { userId, organisationId } = await somebody("aged");
    const idle = await world.session(userId, organisationId);
    const absolute = await world.session(userId, organisationId);
    const past = new Date(Date.now() - 1000);
    const [first] = await db
      .updateTable("sessions")
      .set({ expires_at: past })
      .where("user_id", "=", userId)
      .execute();
    expect(first?.numUpdatedRows).toBe(2n);
    expect(await idle.now()).toBeNull();
    await db
      .updateTable("sessions")
      .set({ expires_at: new Date(Date.now() + 1e6), absolute_expires_at: past })
      .execute();
    expect(await absolute.now()).toBeNull();
    await sweepAccounts(db);
    expect(await db.selectFrom("sessions").select("id_hash").where("user_id", "=", userId).execute()).toEqual(
      [],
    );
  });
});

import { afterAll, describe, expect, it } from "vitest";
import { changePasswordForm, newPassword, profileForm } from "~/domain/accounts/account";
import { changePassword } from "~/domain/accounts/change-password.server";
import { editProfile } from "~/domain/accounts/edit-profile.server";
import { joinOrganisation } from "~/domain/accounts/open-account.server";
import { assertAcceptable } from "~/domain/accounts/password.server";
import { requestPasswordReset } from "~/domain/accounts/request-password-reset.server";
import { assertResetOpen, resetPassword } from "~/domain/accounts/reset-password.server";
import { revokeOtherSessions, revokeSession } from "~/domain/accounts/revoke-session.server";
import { signOut } from "~/domain/accounts/sign-out.server";
import { switchOrganisation } from "~/domain/accounts/switch-organisation.server";
import { testDatabase } from "../../support/database";
import { PASSWORD, peopleOf } from "./people";

const database = await testDatabase();
afterAll(database.drop);
const world = peopleOf(database);
const { db } = world;
const NEXT = "mountain spring 47";

async function twoDevices(login: string) {
  const organisationId = await world.organisation("enterprise");
  const { userId } = await world.member(organisationId, "owner", login, `${login}@example.com`);
  const here = await world.session(userId, organisationId);
  const there = await world.session(userId, organisationId);
  const actor = await here.now();
  if (!actor) throw new Error("no actor");
  return { userId, organisationId, here, there, actor };
}

describe("a new password", () => {
  it.each([
    ["1234567", "short"],
    ["a".repeat(129), "long"],
  ])("is refused by the form: %s (%s)", (password) => {
    expect(newPassword.safeParse(password).success).toBe(false);
  });

  it.each(["12345678", "Password1", "woaini1314", "5201314520", "QWERTYUIOP"])(
    "is refused as breached: %s",
    (password) => {
      expect(() => assertAcceptable("nist", password, [], "newPassword")).toThrow(
        expect.objectContaining({
          kind: "invalid",
          detail: { fields: { newPassword: "password_breached" } },
        }),
      );
    },
  );

  it("needs no composition under nist, three classes under mlps", () => {
    expect(() => assertAcceptable("nist", "long lower case words", [], "p")).not.toThrow();
    expect(() => assertAcceptable("mlps", "long lower case words", [], "p")).toThrow();
    expect(() => assertAcceptable("mlps", "Long Lower 1", [], "p")).not.toThrow();
    expect(() => assertAcceptable("nist", "Own-Login-9", ["own-login-9"], "p")).toThrow();
  });
});

describe("changing the password", () => {
  it("ends every other session and keeps this one", async () => {
    const { actor, here, there } = await twoDevices("changer");
    const input = changePasswordForm.parse({ currentPassword: PASSWORD, newPassword: NEXT });
    await changePassword(db, actor, input, "nist");
    expect(await there.now()).toBeNull();
    expect(await here.now()).toMatchObject({ epoch: actor.epoch + 1 });
  });

  it("refuses a wrong current password and leaves everything as it was", async () => {
    const { actor, there } = await twoDevices("mistyper");
    await expect(
      changePassword(db, actor, { currentPassword: "wrong", newPassword: NEXT }, "nist"),
    ).rejects.toMatchObject({ detail: { fields: { currentPassword: "password_wrong" } } });
    expect(await there.now()).not.toBeNull();
  });
});

describe("resetting the password", () => {
  const ask = async (login: string) => {
    let sent: string | undefined;
    await requestPasswordReset(db, login, (token) => {
      sent = token;
      return { subject: "s", body: token };
    });
    return sent;
  };

  it("works once by the mailed link, and ends every session", async () => {
    const { here, there } = await twoDevices("forgetful");
    const token = (await ask("forgetful@example.com")) ?? "";
    await assertResetOpen(db, token);
    await resetPassword(db, token, NEXT, "nist");
    expect([await here.now(), await there.now()]).toEqual([null, null]);
    await expect(resetPassword(db, token, "another one 48", "nist")).rejects.toMatchObject({ kind: "gone" });
    await expect(assertResetOpen(db, token)).rejects.toMatchObject({ kind: "gone", code: "reset_gone" });
  });

  it("is used by one of two at once", async () => {
    await twoDevices("doubled");
    const token = (await ask("doubled")) ?? "";
    const both = await Promise.allSettled(
      [1, 2].map((n) => resetPassword(db, token, `${NEXT} ${n}`, "nist")),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("says nothing about an unknown name, and mails nobody", async () => {
    const mails = () => db.selectFrom("mails").select("id").execute();
    const before = (await mails()).length;
    expect(await ask("nobody@example.com")).toBeUndefined();
    expect(await mails()).toHaveLength(before);
  });
});

describe("one's own account", () => {
  it("ignores a role in the profile form", async () => {
    const { actor, here } = await twoDevices("climber");
    const input = profileForm.parse({
      name: "新名字",
      locale: "en",
      role: "admin",
      organisationKind: "platform",
    });
    expect(input).not.toHaveProperty("role");
    await editProfile(db, actor, input);
    expect(await here.now()).toMatchObject({ name: "新名字", locale: "en", role: "owner" });
  });

  it("tells a taken e-mail at its field", async () => {
    await twoDevices("first-owner");
    const { actor } = await twoDevices("second-owner");
    const input = profileForm.parse({ name: "重名", locale: "zh-CN", email: "First-Owner@example.com" });
    await expect(editProfile(db, actor, input)).rejects.toMatchObject({
      detail: { fields: { email: "email_taken" } },
    });
  });

  it("revokes its own sessions, and no one else's", async () => {
    const mine = await twoDevices("revoker");
    const other = await twoDevices("bystander");
    await expect(revokeSession(db, mine.actor, other.actor.sessionHash)).rejects.toMatchObject({
      kind: "not_found",
    });
    const elsewhere = await mine.there.now();
    await revokeSession(db, mine.actor, elsewhere?.sessionHash ?? "");
    expect(await mine.there.now()).toBeNull();
    const third = await world.session(mine.userId, mine.organisationId);
    await revokeOtherSessions(db, mine.actor);
    expect([await third.now(), (await mine.here.now()) !== null]).toEqual([null, true]);
    await signOut(db, mine.actor);
    expect(await mine.here.now()).toBeNull();
    expect(await other.here.now()).not.toBeNull();
  });

  it("acts for another of its organisations, and for no other", async () => {
    const { actor, userId, here } = await twoDevices("two-hats");
    const second = await world.organisation("provider");
    await expect(switchOrganisation(db, actor, second)).rejects.toMatchObject({ kind: "not_found" });
    await db.transaction().execute((tx) => joinOrganisation(tx, userId, second, "business"));
    await switchOrganisation(db, actor, second);
    expect(await here.now()).toMatchObject({
      organisationId: second,
      role: "business",
      organisationKind: "provider",
    });
  });
});

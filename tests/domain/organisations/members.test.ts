import { afterAll, describe, expect, it } from "vitest";
import { personForm } from "~/domain/accounts/account";
import { acceptInvitation } from "~/domain/organisations/accept-invitation.server";
import { cancelInvitation } from "~/domain/organisations/cancel-invitation.server";
import { changeRole } from "~/domain/organisations/change-role.server";
import { inviteMember } from "~/domain/organisations/invite-member.server";
import { membersOf, openInvitations } from "~/domain/organisations/member.queries.server";
import { removeMember } from "~/domain/organisations/remove-member.server";
import {
  reactivateOrganisation,
  suspendOrganisation,
} from "~/domain/organisations/suspend-organisation.server";
import { setUserStatus } from "~/domain/organisations/suspend-user.server";
import { testDatabase } from "../../support/database";
import { noLetter, PASSWORD, peopleOf } from "../accounts/people";

const database = await testDatabase();
afterAll(database.drop);
const world = peopleOf(database);
const { db } = world;

const idIn = async (actor: Parameters<typeof membersOf>[1], userId: string) =>
  (await membersOf(db, actor)).find((member) => member.user_id === userId)?.id ?? "";

async function lab() {
  const owner = await world.actor("provider", "owner");
  const { userId } = await world.member(owner.organisationId, "signatory");
  const session = await world.session(userId, owner.organisationId);
  return { owner, userId, session, membershipId: await idIn(owner, userId) };
}

describe("members", () => {
  it("lose a role at once, within the session they have", async () => {
    const { owner, session, membershipId } = await lab();
    expect(await session.now()).toMatchObject({ role: "signatory", epoch: 1 });
    await changeRole(db, owner, membershipId, "technical");
    expect(await session.now()).toMatchObject({ role: "technical", epoch: 2 });
  });

  it("keep their role when they follow an invitation of their own house, so that it keeps its head", async () => {
    const { owner } = await lab();
    const token = await inviteMember(db, owner, { email: "own@example.com", role: "technical" }, noLetter);
    await expect(acceptInvitation(db, token, { userId: owner.userId })).rejects.toMatchObject({
      kind: "conflict",
      code: "already_exists",
    });
    expect((await membersOf(db, owner)).find(({ user_id }) => user_id === owner.userId)?.role).toBe("owner");
    // the invitation is not used up: whom it was meant for may still follow it
    const { userId } = await world.member(
      (await world.actor("provider", "owner")).organisationId,
      "signatory",
    );
    expect(await acceptInvitation(db, token, { userId })).toMatchObject({ userId });
  });

  it("lose their sessions when they are removed", async () => {
    const { owner, session, membershipId } = await lab();
    await removeMember(db, owner, membershipId);
    expect(await session.now()).toBeNull();
    await expect(removeMember(db, owner, membershipId)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("always include somebody who answers for them", async () => {
    const { owner, userId, membershipId } = await lab();
    const own = await idIn(owner, owner.userId);
    await expect(removeMember(db, owner, own)).rejects.toMatchObject({ kind: "conflict", code: "last_head" });
    await expect(changeRole(db, owner, own, "business")).rejects.toMatchObject({ code: "last_head" });
    await changeRole(db, owner, membershipId, "owner");
    const second = await (await world.session(userId, owner.organisationId)).now();
    if (!second) throw new Error("no actor");
    const races = await Promise.allSettled([
      removeMember(db, owner, own),
      removeMember(db, second, membershipId),
    ]);
    expect(races.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("do not exist for another organisation, and are managed by heads only", async () => {
    const { owner, membershipId, session } = await lab();
    const stranger = await world.actor("provider", "owner");
    await expect(changeRole(db, stranger, membershipId, "owner")).rejects.toMatchObject({
      kind: "not_found",
    });
    const member = await session.now();
    if (!member) throw new Error("no actor");
    await expect(changeRole(db, member, membershipId, "owner")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(
      inviteMember(db, member, { email: "a@example.com", role: "owner" }, noLetter),
    ).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(changeRole(db, owner, membershipId, "admin")).rejects.toMatchObject({
      code: "role_not_given",
    });
  });
});

describe("an invitation", () => {
  it("makes a newcomer a member once", async () => {
    const { owner } = await lab();
    const token = await inviteMember(db, owner, { email: "new@example.com", role: "business" }, noLetter);
    expect(await openInvitations(db, owner)).toHaveLength(1);
    const person = personForm.parse({ login: "newcomer", name: "新人", password: PASSWORD });
    const who = { person, profile: "nist", locale: "zh-CN" } as const;
    const { userId, organisationId } = await acceptInvitation(db, token, who);
    expect(organisationId).toBe(owner.organisationId);
    expect(await idIn(owner, userId)).not.toBe("");
    await expect(acceptInvitation(db, token, { userId })).rejects.toMatchObject({ kind: "gone" });
    const stored = await db.selectFrom("member_invitations").selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it("lets nobody in once it is taken back, or its organisation is shut", async () => {
    const { owner } = await lab();
    const admin = await world.actor("platform", "admin");
    const token = await inviteMember(db, owner, { email: "x@example.com", role: "quality" }, noLetter);
    await suspendOrganisation(db, admin, owner.organisationId, "测试停用");
    await expect(acceptInvitation(db, token, { userId: admin.userId })).rejects.toMatchObject({
      kind: "gone",
    });
    await reactivateOrganisation(db, admin, owner.organisationId);
    const [open] = await openInvitations(db, owner);
    await cancelInvitation(db, owner, open?.id ?? "");
    await expect(acceptInvitation(db, token, { userId: admin.userId })).rejects.toMatchObject({
      kind: "gone",
    });
  });

  it("gives no head of a hub: that is for the hub above", async () => {
    const head = await world.actor("hub", "supervisor", { hubCode: "SD370102" });
    const invite = (role: "operator" | "supervisor") =>
      inviteMember(db, head, { email: "h@example.com", role }, noLetter);
    await invite("operator");
    await expect(invite("supervisor")).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("the administrator", () => {
  it("shuts people and organisations, whose sessions die, and nobody else may", async () => {
    const { owner, userId, session } = await lab();
    const admin = await world.actor("platform", "admin");
    await expect(setUserStatus(db, owner, userId, "suspended")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(setUserStatus(db, admin, admin.userId, "suspended")).rejects.toMatchObject({
      kind: "forbidden",
    });
    await setUserStatus(db, admin, userId, "suspended");
    expect(await session.now()).toBeNull();
    await setUserStatus(db, admin, userId, "active");
    const again = await world.session(userId, owner.organisationId);
    await suspendOrganisation(db, admin, owner.organisationId, "证照注销");
    expect(await again.now()).toBeNull();
    await expect(suspendOrganisation(db, owner, owner.organisationId, "不行")).rejects.toMatchObject({
      kind: "forbidden",
    });
  });
});

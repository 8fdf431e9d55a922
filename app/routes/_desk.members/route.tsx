import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signedIn } from "~/domain/authorize";
import { cancelInvitation } from "~/domain/organisations/cancel-invitation.server";
import { changeRole } from "~/domain/organisations/change-role.server";
import { inviteMember } from "~/domain/organisations/invite-member.server";
import {
  changeRoleForm,
  invitationForm,
  inviteForm,
  memberForm,
  rolesToGive,
} from "~/domain/organisations/member";
import { memberPolicy } from "~/domain/organisations/member.policy";
import { membersOf, openInvitations } from "~/domain/organisations/member.queries.server";
import { removeMember } from "~/domain/organisations/remove-member.server";
import { accounts } from "~/locales/accounts";
import { frame } from "~/locales/frame";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { invitationLetter } from "~/platform/letters.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { PageHeader } from "~/ui/page-header";
import { InvitationsCard } from "./invitations-card";
import { InviteCard } from "./invite-card";
import { MembersCard } from "./members-card";

export const loader = read(signedIn, async ({ db, actor, url }) => {
  const manages = memberPolicy.manage(actor);
  const [members, invitations] = await Promise.all([
    membersOf(db, actor),
    manages ? openInvitations(db, actor) : [],
  ]);
  return {
    members: members.map((member) => ({ ...member, mine: member.user_id === actor.userId })),
    invitations,
    manages,
    roles: manages ? rolesToGive(actor.organisationKind) : [],
    organisation: actor.organisationName,
    done: url.searchParams.get("done"),
  };
});

export const action = write(signedIn, async ({ db, actor, env, form, locale }) => {
  switch (form.intent) {
    case "invite": {
      const names = { organisation: actor.organisationName, by: actor.name };
      await inviteMember(db, actor, form.as(inviteForm), invitationLetter(env, locale, names));
      return redirect("/members?done=invited");
    }
    case "cancel":
      await cancelInvitation(db, actor, form.as(invitationForm).invitationId);
      return redirect("/members?done=cancelled");
    case "remove": {
      const { membershipId } = form.as(memberForm);
      await removeMember(db, actor, membershipId);
      return redirect("/members?done=removed");
    }
    default: {
      const { membershipId, role } = form.as(changeRoleForm);
      await changeRole(db, actor, membershipId, role);
      return redirect("/members?done=role");
    }
  }
});

export default function Members() {
  const { members, invitations, manages, roles, organisation, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(accounts);
  const tf = useTexts(frame);
  const refused = isRefused(answer) ? answer : null;
  const inviting = refused?.kept.intent === "invite" ? refused : null;
  return (
    <>
      <PageHeader
        title={tf("nav.members")}
        facts={[organisation, t("members.count", { n: members.length })]}
      />
      <div className="space-y-4">
        {done ? <Alert tone="done">{t.any(`done.${done}`)}</Alert> : null}
        {refused && !inviting ? (
          <Alert tone="problem" live>
            {refused.refused.message}
          </Alert>
        ) : null}
        <MembersCard members={members} manages={manages} roles={roles} />
        {roles.length > 0 ? <InviteCard roles={roles} refused={inviting} /> : null}
        {manages && roles.length === 0 ? <p className="text-muted">{t("members.by_superior")}</p> : null}
        {invitations.length > 0 ? <InvitationsCard invitations={invitations} /> : null}
      </div>
    </>
  );
}

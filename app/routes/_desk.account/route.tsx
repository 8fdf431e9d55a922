import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import * as z from "zod";
import { changePasswordForm, profileForm } from "~/domain/accounts/account";
import { membershipsOf, profileOf, sessionsOf } from "~/domain/accounts/account.queries.server";
import { changePassword } from "~/domain/accounts/change-password.server";
import { editProfile } from "~/domain/accounts/edit-profile.server";
import { revokeOtherSessions, revokeSession } from "~/domain/accounts/revoke-session.server";
import { signedIn } from "~/domain/authorize";
import { ownOrganisation } from "~/domain/organisations/organisation.queries.server";
import { factorIsOn } from "~/domain/second-factor/second-factor.queries.server";
import { accounts } from "~/locales/accounts";
import { frame } from "~/locales/frame";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Columns } from "~/ui/columns";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { OrganisationsCard } from "./organisations-card";
import { PasswordCard } from "./password-card";
import { ProfileCard } from "./profile-card";
import { SecurityCards } from "./security-cards";
import { SessionsCard } from "./sessions-card";

const sessionChoice = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) });

export const meta = titled(frame, "nav.account");
export const loader = read(signedIn, async ({ db, actor, url }) => {
  const [profile, sessions, organisations, organisation, factor] = await Promise.all([
    profileOf(db, actor.userId),
    sessionsOf(db, actor.userId),
    membershipsOf(db, actor.userId),
    ownOrganisation(db, actor),
    factorIsOn(db, actor.userId),
  ]);
  return {
    profile,
    factor,
    organisation,
    sessions: sessions.map(({ id_hash, ...session }) => ({
      ...session,
      id: id_hash,
      mine: id_hash === actor.sessionHash,
    })),
    organisations: organisations.map((one) => ({ ...one, current: one.id === actor.organisationId })),
    done: url.searchParams.get("done"),
  };
});

export const action = write(signedIn, async ({ db, actor, env, form }) => {
  const back = (done: string, headers: Record<string, string> = {}) =>
    redirect(`/account?done=${done}`, { headers });
  switch (form.intent) {
    case "password":
      await changePassword(db, actor, form.as(changePasswordForm), env.PASSWORD_PROFILE);
      return back("password");
    case "revoke":
      await revokeSession(db, actor, form.as(sessionChoice).session);
      return back("session");
    case "revoke_others":
      await revokeOtherSessions(db, actor);
      return back("session");
    default: {
      const input = form.as(profileForm);
      await editProfile(db, actor, input);
      return back("profile", {
        "Set-Cookie": `qzx_lang=${input.locale}; Path=/; Max-Age=31536000; SameSite=Lax`,
      });
    }
  }
});

export default function Account() {
  const { profile, organisation, sessions, organisations, factor, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(accounts);
  const tf = useTexts(frame);
  const refused = isRefused(answer) ? answer : null;
  const refusedIn = (intent: string) => (refused?.kept.intent === intent ? refused : null);
  const desk = useRouteLoaderData("routes/_desk") as { organisationName?: string } | undefined;
  return (
    <>
      <PageHeader title={tf("nav.account")} facts={[profile.name, desk?.organisationName]} />
      <div className="space-y-4">
        {done ? <Alert tone="done">{t.any(`done.${done}`)}</Alert> : null}
        {organisation?.uscc_state === "exception_pending" ? (
          <Alert tone="warning" title={t("organisation.pending_title")}>
            {t("organisation.pending_text")}
          </Alert>
        ) : null}
        {organisation?.provisional ? (
          <Alert tone="info" title={t("organisation.provisional_title")}>
            {t("organisation.provisional_text")}
          </Alert>
        ) : null}
        <Columns
          even
          side={
            <div className="space-y-4">
              <PasswordCard refused={refusedIn("password")} changedAt={profile.password_changed_at} />
              <SecurityCards factor={factor} />
              <OrganisationsCard organisations={organisations} />
            </div>
          }
        >
          <div className="space-y-4">
            <ProfileCard profile={profile} refused={refusedIn("profile")} />
            <SessionsCard sessions={sessions} />
          </div>
        </Columns>
      </div>
    </>
  );
}

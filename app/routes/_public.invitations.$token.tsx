import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personForm } from "~/domain/accounts/account";
import { SIGN_UPS, spendOrRefuse } from "~/domain/accounts/limits.server";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { Refusal } from "~/domain/errors";
import { acceptInvitation } from "~/domain/organisations/accept-invitation.server";
import { findInvitation } from "~/domain/organisations/member.queries.server";
import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { beginSession } from "~/platform/begin-session.server";
import { read, type Submission, type Visit, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { formState } from "~/ui/accounts/form-state";
import { PersonFields, usePersonLabels } from "~/ui/accounts/person-fields";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { titleTag } from "~/ui/page-title";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, accounts, (t) => t("invitation.title", { organisation: args.data?.organisation ?? "" }));

/** The address holds a secret: it must not leave with a click on some link. */
export const headers = () => ({ "Referrer-Policy": "no-referrer", "Cache-Control": "no-store" });

export const loader = read(anybody, async ({ db, params, actor, url }: Visit<Actor | null>) => {
  const found = await findInvitation(db, params.token ?? "");
  if (!found) throw new Refusal("gone", "invitation_gone");
  return { organisation: found.organisation, role: found.role, me: actor?.name ?? null, path: url.pathname };
});

export const action = write(anybody, async (visit: Submission<Actor | null>) => {
  const { db, pool, env, form, params, actor, address, locale } = visit;
  const who = actor
    ? { userId: actor.userId }
    : { person: form.as(personForm), profile: env.PASSWORD_PROFILE, locale };
  await spendOrRefuse(pool, SIGN_UPS, address);
  return beginSession(visit, await acceptInvitation(db, params.token ?? "", who), "/home");
});

export default function Invitation() {
  const { organisation, role, me, path } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(accounts);
  const tc = useTexts(common);
  const state = formState(t, isRefused(answer) ? answer : null);
  const labels = usePersonLabels();
  return (
    <div className="mx-auto max-w-2xl space-y-4">
      <h1 className="text-title">{t("invitation.title", { organisation })}</h1>
      <p className="text-muted">{t("invitation.text", { role: tc.any(`role.${role}`) })}</p>
      <Card>
        <form method="post" className="space-y-4">
          {state.message ? (
            <FormErrors fields={state.errors} labels={labels}>
              {state.message}
            </FormErrors>
          ) : null}
          {me ? <p>{t("invitation.as", { name: me })}</p> : <PersonFields state={state} />}
          <Button look="primary">{me ? t("invitation.accept") : t("invitation.open_and_accept")}</Button>
        </form>
      </Card>
      {me ? null : (
        <p className="text-muted">
          {t("invitation.have_account")}{" "}
          <TextLink href={`/sign-in?next=${encodeURIComponent(path)}`} className="underline">
            {t("sign_in.title")}
          </TextLink>
        </p>
      )}
    </div>
  );
}

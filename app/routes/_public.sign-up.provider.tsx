import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SIGN_UPS, spendOrRefuse } from "~/domain/accounts/limits.server";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { providerForm } from "~/domain/organisations/organisation";
import { regionChoices } from "~/domain/organisations/region-choice.queries.server";
import { registerProvider } from "~/domain/organisations/register-provider.server";
import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import { beginSession } from "~/platform/begin-session.server";
import { read, type Submission, type Visit, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { formState } from "~/ui/accounts/form-state";
import { SignUpPage } from "~/ui/accounts/sign-up-page";
import { titled } from "~/ui/page-title";
import { TextArea } from "~/ui/text-area";

export const handle = { hydrate: false };
export const meta = titled(accounts, "sign_up.provider");
export const loader = read(anybody, async ({ db, actor }: Visit<Actor | null>) => {
  if (actor) throw redirect("/home");
  return { regions: await regionChoices(db) };
});

export const action = write(anybody, async (visit: Submission<Actor | null>) => {
  const { db, pool, env, files, form, locale, address } = visit;
  const input = form.as(providerForm);
  await spendOrRefuse(pool, SIGN_UPS, address);
  const services = { files, profile: env.PASSWORD_PROFILE, locale };
  const who = await registerProvider(db, services, input, form.file("licence"));
  return beginSession(visit, who, "/home");
});

export default function SignUpProvider() {
  const { regions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(accounts);
  const state = formState(t, isRefused(answer) ? answer : null);
  return (
    <SignUpPage
      title={t("sign_up.provider")}
      text={t("sign_up.provider_text")}
      other={{ href: "/sign-up", label: t("sign_up.to_enterprise") }}
      {...{ state, regions }}
    >
      <TextArea
        name="introduction"
        label={t("organisation.introduction")}
        defaultValue={state.kept("introduction")}
        error={state.errors.introduction}
        rows={3}
        maxLength={1000}
      />
    </SignUpPage>
  );
}

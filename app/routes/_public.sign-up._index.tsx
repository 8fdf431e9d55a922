import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SIGN_UPS, spendOrRefuse } from "~/domain/accounts/limits.server";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { enterpriseForm } from "~/domain/organisations/organisation";
import { parkChoices, regionChoices } from "~/domain/organisations/region-choice.queries.server";
import { registerEnterprise } from "~/domain/organisations/register-enterprise.server";
import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import { beginSession } from "~/platform/begin-session.server";
import { read, type Submission, type Visit, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { formState } from "~/ui/accounts/form-state";
import { SignUpPage } from "~/ui/accounts/sign-up-page";
import { titled } from "~/ui/page-title";

export const handle = { hydrate: false };
export const meta = titled(accounts, "sign_up.enterprise");
export const loader = read(anybody, async ({ db, actor, locale }: Visit<Actor | null>) => {
  if (actor) throw redirect("/home");
  const parks = await parkChoices(db);
  return {
    regions: await regionChoices(db),
    parks: parks.map(({ id, name_zh, name_en }) => ({
      value: id,
      label: locale === "en" ? name_en : name_zh,
    })),
  };
});

export const action = write(anybody, async (visit: Submission<Actor | null>) => {
  const { db, pool, env, files, form, locale, address } = visit;
  const input = form.as(enterpriseForm);
  await spendOrRefuse(pool, SIGN_UPS, address);
  const services = { files, profile: env.PASSWORD_PROFILE, locale };
  const who = await registerEnterprise(db, services, input, form.file("licence"));
  return beginSession(visit, who, "/home");
});

export default function SignUpEnterprise() {
  const { regions, parks } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(accounts);
  const state = formState(t, isRefused(answer) ? answer : null);
  return (
    <SignUpPage
      title={t("sign_up.enterprise")}
      text={t("sign_up.enterprise_text")}
      other={{ href: "/sign-up/provider", label: t("sign_up.to_provider") }}
      {...{ state, regions, parks }}
    />
  );
}

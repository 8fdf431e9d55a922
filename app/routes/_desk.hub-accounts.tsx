import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isAdmin, isHub, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { createSubordinate } from "~/domain/organisations/create-subordinate.server";
import { subordinateForm } from "~/domain/organisations/organisation";
import { organisationPolicy } from "~/domain/organisations/organisation.policy";
import { subordinatesOf } from "~/domain/organisations/subordinate.queries.server";
import { accounts } from "~/locales/accounts";
import { frame } from "~/locales/frame";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { formState } from "~/ui/accounts/form-state";
import { OpenAccountCard } from "~/ui/accounts/open-account-card";
import { SubordinatesTable } from "~/ui/accounts/subordinates-table";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";

const door = only(isHub, isRegulator, isAdmin);

export const loader = read(door, async ({ db, actor, locale, url }) => {
  const rows = await subordinatesOf(db, actor);
  const kinds = isAdmin(actor) ? ["hub", "regulator"] : [isRegulator(actor) ? "regulator" : "hub"];
  return {
    subordinates: rows.map(({ name_zh, name_en, ...row }) => ({
      ...row,
      name: locale === "en" ? name_en : name_zh,
    })),
    kinds,
    opens: organisationPolicy.openAccounts(actor),
    title: isAdmin(actor) ? "province_accounts" : isRegulator(actor) ? "regulator_accounts" : "hub_accounts",
    done: url.searchParams.get("done"),
  };
});

export const action = write(door, async ({ db, actor, env, form }) => {
  await createSubordinate(db, actor, form.as(subordinateForm), env.PASSWORD_PROFILE);
  return redirect("/hub-accounts?done=opened");
});

/** Accounts of the level right below: who has one, and a new one. */
export default function HubAccounts() {
  const { subordinates, kinds, opens, title, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(accounts);
  const tf = useTexts(frame);
  const state = formState(t, isRefused(answer) ? answer : null);
  return (
    <>
      <PageHeader title={tf.any(`nav.${title}`)} />
      <div className="space-y-4">
        {done ? <Alert tone="done">{t.any(`done.${done}`)}</Alert> : null}
        <Card flush>
          <SubordinatesTable subordinates={subordinates} kinds={kinds} />
        </Card>
        {opens && subordinates.length > 0 ? (
          <OpenAccountCard
            state={state}
            kinds={kinds}
            hubs={subordinates.map(({ hub_id, name }) => ({ value: hub_id, label: name }))}
          />
        ) : null}
      </div>
    </>
  );
}

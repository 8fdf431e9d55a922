import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { isAdmin } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { suspensionForm } from "~/domain/organisations/organisation";
import { organisationDetail } from "~/domain/organisations/organisation.queries.server";
import {
  reactivateOrganisation,
  suspendOrganisation,
} from "~/domain/organisations/suspend-organisation.server";
import { setUserStatus } from "~/domain/organisations/suspend-user.server";
import { removeSecondFactor } from "~/domain/second-factor/remove-factor.server";
import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { frame } from "~/locales/frame";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { formState } from "~/ui/accounts/form-state";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { DescriptionList } from "~/ui/description-list";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { LifecyclePill } from "~/ui/status-pill";
import { PeopleTable } from "./people-table";
import { StatusCard } from "./status-card";

export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, frame, () => args.data?.organisation.name ?? "");

const oneUser = z.object({ userId: idSchema });
const person = oneUser.extend({ status: z.enum(["active", "suspended"]) });
const idOf = (params: Record<string, string | undefined>) => mustExist(idSchema.safeParse(params.id).data);

export const loader = read(only(isAdmin), async ({ db, actor, params }) => {
  const { organisation, people } = mustExist(await organisationDetail(db, idOf(params)));
  return { organisation, people, own: organisation.id === actor.organisationId, me: actor.userId };
});

export const action = write(only(isAdmin), async ({ db, actor, params, form }) => {
  const id = idOf(params);
  if (form.intent === "suspend") await suspendOrganisation(db, actor, id, form.as(suspensionForm).reason);
  else if (form.intent === "reactivate") await reactivateOrganisation(db, actor, id);
  else if (form.intent === "factor") await removeSecondFactor(db, actor, form.as(oneUser).userId);
  else {
    const { userId, status } = form.as(person);
    await setUserStatus(db, actor, userId, status);
  }
  return redirect(`/admin/organisations/${id}`);
});

export default function Organisation() {
  const { organisation, people, own, me } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(accounts);
  const tc = useTexts(common);
  const tf = useTexts(frame);
  const state = formState(t, isRefused(answer) ? answer : null);
  return (
    <>
      <PageHeader
        title={organisation.name}
        breadcrumb={[
          { label: tf("nav.organisations"), href: "/admin/organisations" },
          { label: organisation.name },
        ]}
        pill={<LifecyclePill of="account" status={organisation.status} />}
        facts={[tc.any(`organisation.${organisation.kind}`), organisation.uscc, organisation.region]}
      />
      <div className="space-y-4">
        {state.message ? (
          <Alert tone="problem" live>
            {state.message}
          </Alert>
        ) : null}
        <Columns side={own ? null : <StatusCard status={organisation.status} state={state} />}>
          <Card>
            <DescriptionList
              facts={[
                { term: t("organisation.uscc"), value: organisation.uscc },
                {
                  term: t("admin.uscc_state"),
                  value: organisation.uscc ? t.any(`uscc_state.${organisation.uscc_state}`) : null,
                },
                { term: t("organisation.region"), value: organisation.region },
                { term: t("subordinates.hub"), value: organisation.hub },
                { term: t("organisation.address"), value: organisation.address },
                {
                  term: t("admin.contact"),
                  value: `${organisation.contact_name} ${organisation.contact_phone}`.trim(),
                },
                { term: t("admin.status_reason"), value: organisation.status_reason },
              ]}
            />
          </Card>
        </Columns>
        <Card flush>
          <PeopleTable people={people} me={me} />
        </Card>
      </div>
    </>
  );
}

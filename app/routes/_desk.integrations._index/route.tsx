import { useActionData, useLoaderData } from "@remix-run/react";
import { type Limit, spendOrRefuse } from "~/domain/accounts/limits.server";
import { only } from "~/domain/authorize";
import { addWebhook } from "~/domain/webhooks/change-webhook.server";
import { shownUrl, webhookForm } from "~/domain/webhooks/webhook";
import { webhookPolicy } from "~/domain/webhooks/webhook.policy";
import { webhooksOf } from "~/domain/webhooks/webhook.queries.server";
import { integrations } from "~/locales/integrations";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { guardRules } from "~/platform/outgoing.server";
import { isRefused } from "~/platform/refused";
import { kindGroups } from "~/platform/webhook-kinds.server";
import { Alert } from "~/ui/alert";
import { Columns } from "~/ui/columns";
import { SecretCard } from "~/ui/integrations/secret-card";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { AddCard } from "./add-card";
import { HowCard } from "./how-card";
import { ListCard } from "./list-card";

export const handle = { hydrate: false };
export const meta = titled(integrations, "title");

/** Each registration looks a name up: not something to do in a loop. */
const ADDED: Limit = { name: "webhook_add", points: 30, seconds: 3600 };

export const loader = read(only(webhookPolicy.manage), async ({ db, actor, locale, url }) => {
  const receivers = await webhooksOf(db, actor);
  return {
    receivers: receivers.map(({ url: address, kinds, ...receiver }) => ({
      ...receiver,
      url: shownUrl(address),
      kinds: kinds.length,
    })),
    groups: kindGroups(locale, actor.organisationKind),
    removed: url.searchParams.get("done") === "removed",
  };
});

export const action = write(only(webhookPolicy.manage), async ({ db, pool, secrets, env, actor, form }) => {
  await spendOrRefuse(pool, ADDED, actor.organisationId);
  const { secret } = await addWebhook(db, actor, form.as(webhookForm), { secrets, guard: guardRules(env) });
  return { secret };
});

export default function Integrations() {
  const { receivers, groups, removed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(integrations);
  const secret = answer && "secret" in answer ? answer.secret : null;
  return (
    <>
      <PageHeader title={t("title")} facts={[t("lead")]} />
      <div className="space-y-4">
        {removed ? <Alert tone="done">{t("done.removed")}</Alert> : null}
        {secret ? <SecretCard secret={secret} /> : null}
        <Columns even side={<AddCard groups={groups} refused={isRefused(answer) ? answer : null} />}>
          <ListCard receivers={receivers} />
          <HowCard />
        </Columns>
      </div>
    </>
  );
}

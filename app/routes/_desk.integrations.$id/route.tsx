import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { type Limit, spendOrRefuse } from "~/domain/accounts/limits.server";
import { authorizeSight, only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { shownUrl } from "~/domain/webhooks/webhook";
import { webhookPolicy } from "~/domain/webhooks/webhook.policy";
import { deliveriesOf, findWebhook } from "~/domain/webhooks/webhook.queries.server";
import { integrations } from "~/locales/integrations";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { kindGroups, kindLabel } from "~/platform/webhook-kinds.server";
import { Alert } from "~/ui/alert";
import { Columns } from "~/ui/columns";
import { SecretCard } from "~/ui/integrations/secret-card";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { StatusPill } from "~/ui/status-pill";
import { KindsCard } from "./kinds-card";
import { LogCard } from "./log-card";
import { ManageCard } from "./manage-card";
import { press } from "./press.server";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, integrations, (t) => `${t("log")} ${args.data ? new URL(args.data.receiver.url).host : ""}`);

const idOf = (text: string | undefined) => mustExist(idSchema.safeParse(text).data);

/** Calls a person may cause by hand: enough to try things out, too few to bother anybody with. */
const PRESSED: Limit = { name: "webhook_press", points: 60, seconds: 3600 };
const moment = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .pipe(z.date().min(new Date(0)));
const filter = z.object({ before: moment.optional(), done: z.string().max(20).optional() }).catch({});

export const loader = read(only(webhookPolicy.manage), async ({ db, actor, params, locale, url }) => {
  const receiver = mustExist(await findWebhook(db, idOf(params.id)));
  authorizeSight(webhookPolicy.see(actor, receiver));
  const { before, done } = filter.parse(Object.fromEntries(url.searchParams));
  const { deliveries, next } = await deliveriesOf(db, receiver.id, before);
  return {
    receiver: { ...receiver, url: shownUrl(receiver.url) },
    groups: kindGroups(locale, actor.organisationKind),
    deliveries: deliveries.map((delivery) => ({ ...delivery, label: kindLabel(locale, delivery.kind) })),
    nextHref: next ? `?before=${next.toISOString()}` : undefined,
    done,
  };
});

export const action = write(only(webhookPolicy.manage), async (visit) => {
  await spendOrRefuse(visit.pool, PRESSED, visit.actor.organisationId);
  const id = idOf(visit.params.id);
  const done = await press(visit, id);
  if ("secret" in done) return done;
  return redirect(
    done.done === "removed" ? "/integrations?done=removed" : `/integrations/${id}?done=${done.done}`,
  );
});

export default function Integration() {
  const { receiver, groups, deliveries, nextHref, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(integrations);
  const refused = isRefused(answer) ? answer : null;
  const secret = answer && "secret" in answer ? answer.secret : null;
  const stopped = receiver.status !== "active";
  return (
    <>
      <PageHeader
        title={<span className="break-all">{receiver.url}</span>}
        breadcrumb={[{ label: t("title"), href: "/integrations" }, { label: t("log") }]}
        pill={<StatusPill tone={stopped ? "seal" : "green"}>{t.any(`status.${receiver.status}`)}</StatusPill>}
        facts={[t.any(`formats.${receiver.format}`)]}
      />
      <div className="space-y-4">
        {done ? <Alert tone="done">{t.any(`done.${done}`)}</Alert> : null}
        {refused && refused.kept.intent !== "kinds" ? (
          <Alert tone="problem" live>
            {refused.refused.message}
          </Alert>
        ) : null}
        {secret ? <SecretCard secret={secret} /> : null}
        {stopped ? (
          <Alert tone="warning" title={t("stopped_title")}>
            {receiver.failures > 0 ? t("stopped_failed", { n: receiver.failures }) : t("stopped_paused")}
          </Alert>
        ) : null}
        <Columns
          side={
            <>
              <ManageCard stopped={stopped} signed={receiver.format === "standard"} />
              <KindsCard
                groups={groups}
                kinds={receiver.kinds}
                refused={refused?.kept.intent === "kinds" ? refused : null}
              />
            </>
          }
        >
          <LogCard deliveries={deliveries} nextHref={nextHref} resendable={!stopped} />
        </Columns>
      </div>
    </>
  );
}

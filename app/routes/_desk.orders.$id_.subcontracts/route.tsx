import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isEnterprise, isHub, isProvider, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist, Refusal } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import {
  consentToSubcontract,
  declineSubcontract,
  withdrawSubcontract,
} from "~/domain/subcontracts/answer-subcontract.server";
import { proposeSubcontract } from "~/domain/subcontracts/propose-subcontract.server";
import { endingSchema, isOpen, proposalSchema } from "~/domain/subcontracts/subcontract";
import { orders } from "~/locales/orders";
import { subcontracts } from "~/locales/subcontracts";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { SubcontractAnswer } from "~/ui/subcontracts/answer-form";
import { SubcontractFacts, SubcontractState } from "~/ui/subcontracts/subcontract-facts";
import { loadSubcontracts } from "./load.server";
import { ProposeCard } from "./propose-card";

export const handle = { hydrate: false };
const id = (value: string | undefined) => mustExist(idSchema.safeParse(value).data);

export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, subcontracts, (t) => [t("title"), args.data?.order.number].filter(Boolean).join(" "));
export const loader = read(only(isEnterprise, isProvider, isHub, isRegulator), (visit) =>
  loadSubcontracts(visit, id(visit.params.id)),
);

export const action = write(only(isEnterprise, isProvider), async ({ db, actor, form, params }) => {
  const orderId = id(params.id);
  const version = Number(form.text("version")) || undefined;
  if (form.intent === "propose") {
    await proposeSubcontract(db, actor, orderId, { ...form.as(proposalSchema), expectedVersion: version });
  } else {
    const which = id(form.text("subcontractId"));
    if (form.intent === "consent") await consentToSubcontract(db, actor, which, version);
    else if (form.intent === "decline")
      await declineSubcontract(db, actor, which, form.as(endingSchema).reason, version);
    else if (form.intent === "withdraw")
      await withdrawSubcontract(db, actor, which, form.as(endingSchema).reason, version);
    else throw new Refusal("invalid", "malformed_form");
  }
  return redirect(`/orders/${orderId}/subcontracts`);
});

/** 分包: who does which items for the performing body, with whose consent. */
export default function Subcontracts() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { order, parts } = page;
  const t = useTexts(subcontracts);
  const to = useTexts(orders);
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: to("page.breadcrumb"), href: "/orders" },
          { label: order.number, href: `/orders/${order.id}` },
          { label: t("title") },
        ]}
        title={t("title")}
        facts={[order.title]}
      />
      <div className="space-y-4">
        {isRefused(answer) ? <FormErrors>{answer.refused.message}</FormErrors> : null}
        <p className="max-w-3xl text-muted">{t("lead")}</p>
        {parts.length === 0 ? (
          <Card>
            <EmptyState title={t("none")} text={t("none_text")} />
          </Card>
        ) : null}
        {parts.map((part) => (
          <Card key={part.id} title={part.subcontractor} aside={<SubcontractState status={part.status} />}>
            <SubcontractFacts part={part} />
            {isOpen(part) && (page.answers || page.withdraws) ? (
              <SubcontractAnswer
                part={part}
                consent={page.answers && part.client_consented_at === null}
                decline={page.answers && part.status === "proposed"}
                withdraw={page.withdraws}
              />
            ) : null}
          </Card>
        ))}
        {page.proposes ? <ProposeCard {...page} /> : null}
      </div>
    </>
  );
}

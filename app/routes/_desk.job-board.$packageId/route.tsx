import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist, Refusal } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { quoteFormSchema } from "~/domain/quotes/quote-form";
import { retractQuote } from "~/domain/quotes/retract-quote.server";
import { reviseQuote } from "~/domain/quotes/revise-quote.server";
import { submitQuote } from "~/domain/quotes/submit-quote.server";
import { common } from "~/locales/common";
import { quotes } from "~/locales/quotes";
import { useTexts } from "~/locales/texts";
import { read, type Submission, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { ClockChip } from "~/ui/clock-chip";
import { Columns } from "~/ui/columns";
import { DescriptionList } from "~/ui/description-list";
import { PageHeader } from "~/ui/page-header";
import { nameTag } from "~/ui/page-title";
import { LifecyclePill } from "~/ui/status-pill";
import { ItemsTable } from "./items-table";
import { loadPackage, type PackagePage } from "./load-package.server";
import { QuoteForm } from "./quote-form";
import { Revisions } from "./revisions";

const packageIdOf = (params: Record<string, string | undefined>) =>
  mustExist(idSchema.safeParse(params.packageId).data);

export const meta: MetaFunction<typeof loader> = (args) =>
  nameTag(
    args,
    () => args.data && [args.data.invitation.title, args.data.invitation.number].filter(Boolean).join(" "),
  );

export const loader = read(only(isProvider), (visit) => loadPackage(visit, packageIdOf(visit.params)));

export const action = write(only(isProvider), async (visit) => {
  const packageId = packageIdOf(visit.params);
  await press(visit, packageId);
  return redirect(`/job-board/${packageId}`);
});

function press({ db, actor, form }: Submission, packageId: string): Promise<unknown> {
  const quoteId = idSchema.safeParse(form.text("quoteId")).data ?? "";
  const version = Number(form.text("version")) || undefined;
  switch (form.intent) {
    case "submit":
      return submitQuote(db, actor, packageId, form.as(quoteFormSchema));
    case "revise":
      return reviseQuote(db, actor, quoteId, form.as(quoteFormSchema), version);
    case "retract":
      return retractQuote(db, actor, quoteId, version);
    default:
      throw new Refusal("invalid", "malformed_form");
  }
}

export default function JobPackage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const { invitation, now, open } = page;
  const t = useTexts(quotes);
  const tc = useTexts(common);
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: t("package.breadcrumb"), href: "/job-board" },
          { label: invitation.number ?? "" },
        ]}
        title={invitation.title}
        pill={<LifecyclePill of="package" status={invitation.status} />}
        facts={[
          tc(`category.${invitation.category as "testing"}`),
          tc(`stage.${invitation.stage as "production"}`),
          tc(`kind.${invitation.kind as "testing"}`),
          t("board.items", { n: invitation.items.length }),
        ]}
        actions={
          open && invitation.quoting_deadline ? (
            <ClockChip
              dueAt={invitation.quoting_deadline}
              startedAt={invitation.quoting_opened_at}
              serverNow={now}
            />
          ) : null
        }
      />
      <Columns side={<Side {...page} />}>
        {invitation.provisional ? <Alert tone="warning">{t("package.provisional")}</Alert> : null}
        {invitation.sealed ? <Alert>{t("package.sealed")}</Alert> : null}
        <ItemsTable invitation={invitation} />
        <QuoteForm {...page} refused={refused} />
      </Columns>
    </>
  );
}

function Side({ invitation }: PackagePage) {
  const t = useTexts(quotes);
  const tc = useTexts(common);
  const facts = [
    { term: t("package.client"), value: invitation.enterprise_name },
    { term: t("package.hub"), value: invitation.hub_name_zh },
    { term: tc("shell.region"), value: invitation.region_name },
    { term: t("package.delivery"), value: tc(`delivery.${invitation.delivery as "on_site"}`) },
    { term: t("package.due"), value: invitation.due_on },
    { term: t("package.ring"), value: tc(`ring.${invitation.ring as "county"}`) },
    { term: t("board.match"), value: Number(invitation.score).toFixed(1) },
  ];
  return (
    <>
      <Card title={t("package.client")}>
        <DescriptionList facts={facts} layout="between" />
      </Card>
      {invitation.description ? (
        <Card title={t("package.description")}>
          <p className="whitespace-pre-line">{invitation.description}</p>
        </Card>
      ) : null}
      {invitation.quote && invitation.quote.revisions.length > 1 ? (
        <Revisions revisions={invitation.quote.revisions} />
      ) : null}
    </>
  );
}

import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { answerRectification } from "~/domain/inspections/answer-rectification.server";
import { findCheck } from "~/domain/inspections/check.queries.server";
import { answerForm } from "~/domain/inspections/inspection";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { AnswerForm } from "~/ui/inspections/answer-form";
import { CheckFacts, DueNote } from "~/ui/inspections/check-facts";
import { Answers, Results } from "~/ui/inspections/results";
import { CheckState } from "~/ui/inspections/states";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, inspections, (t) => [t("mine.title"), args.data?.check.number].filter(Boolean).join(" "));
export const loader = read(only(isProvider), async ({ db, actor, params, url }) => ({
  check: await findCheck(db, actor, params.id),
  now: new Date(),
  answered: url.searchParams.get("done") === "answered",
}));

export const action = write(only(isProvider), async ({ db, actor, files, form, params }) => {
  const { id } = await findCheck(db, actor, params.id);
  await answerRectification(db, files, actor, id, { ...form.as(answerForm), file: form.file("attachment") });
  return redirect(`/checks/${id}?done=answered`);
});

/** One inspection as the provider sees it: what was found, and what it has put right. */
export default function OwnCheck() {
  const { check, now, answered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(inspections);
  const refused = isRefused(answer) ? answer : null;
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: t("mine.title"), href: "/checks" }, { label: check.number }]}
        facts={[check.office, check.number]}
        pill={<CheckState check={check} />}
        title={check.title}
      />
      {answered && !refused ? <Alert tone="done">{t("done.answered")}</Alert> : null}
      <Columns side={<CheckFacts check={check} />}>
        {check.results.length === 0 ? (
          <Card title={t("check.result")}>
            <p>{t("check.waiting")}</p>
            <p className="text-muted">{t("check.waiting_provider")}</p>
          </Card>
        ) : null}
        <Results results={check.results} />
        {check.due_at ? (
          <Card aside={<DueNote check={check} now={now} />} title={t("check.rectification")}>
            <div className="space-y-4">
              <Answers answers={check.answers} />
              {check.status === "answered" ? <p className="text-muted">{t("check.answer_wait")}</p> : null}
              {check.status === "rectifying" && check.answering ? (
                <AnswerForm refused={refused} version={check.version} />
              ) : null}
            </div>
          </Card>
        ) : null}
      </Columns>
    </>
  );
}

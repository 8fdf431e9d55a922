import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { chinaDay } from "~/domain/china-day";
import { findCheck } from "~/domain/inspections/check.queries.server";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { Disclosure } from "~/ui/disclosure";
import { FormErrors } from "~/ui/form-errors";
import { CheckFacts, DueNote } from "~/ui/inspections/check-facts";
import { Answers, Results } from "~/ui/inspections/results";
import { CheckState } from "~/ui/inspections/states";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { Decide } from "./decide-forms";
import { press } from "./press.server";
import { ResultForm } from "./result-form";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, inspections, (t) => t("check.of", { provider: args.data?.check.provider ?? "" }));
export const loader = read(only(isRegulator), async ({ db, actor, params, url }) => ({
  check: await findCheck(db, actor, params.id),
  today: chinaDay(),
  now: new Date(),
  done: url.searchParams.get("done"),
}));
export const action = write(only(isRegulator), press);

const DONE = ["recorded", "confirmed", "returned"] as const;

/** One drawn provider: what was found, and what became of it. */
export default function InspectionCheck() {
  const { check, today, now, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(inspections);
  const refused = isRefused(answer) ? answer.refused : null;
  const form = { check, today, fields: refused?.fields ?? {}, kept: isRefused(answer) ? answer.kept : {} };
  const said = DONE.find((each) => each === done);
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: t("title"), href: "/supervision/inspections" },
          { label: check.number, href: `/supervision/inspections/${check.plan_id}` },
          { label: check.provider },
        ]}
        facts={[check.title, t("grade_value", { grade: check.grade })]}
        pill={<CheckState check={check} />}
        title={t("check.of", { provider: check.provider })}
      />
      <div className="mb-4 space-y-4 empty:hidden">
        {refused ? <FormErrors fields={refused.fields}>{refused.message}</FormErrors> : null}
        {said && !refused ? <Alert tone="done">{t(`done.${said}`)}</Alert> : null}
      </div>
      <Columns side={<CheckFacts check={check} />}>
        {check.results.length === 0 ? (
          <Card title={t("check.record")}>
            {check.manages ? (
              <ResultForm {...form} correction={false} />
            ) : (
              <p className="text-muted">{t("check.waiting")}</p>
            )}
          </Card>
        ) : null}
        <Results results={check.results} />
        {check.due_at ? (
          <Card aside={<DueNote check={check} now={now} />} title={t("check.rectification")}>
            {check.answers.length > 0 ? (
              <Answers answers={check.answers} />
            ) : (
              <p className="text-muted">{t("check.no_answer")}</p>
            )}
            {check.manages && check.status === "answered" ? (
              <Decide {...form} version={check.version} />
            ) : null}
          </Card>
        ) : null}
        {check.manages && check.results.length > 0 ? (
          <Card>
            <Disclosure open={refused?.fields.correction !== undefined} summary={t("check.correct")}>
              <ResultForm {...form} correction />
            </Disclosure>
          </Card>
        ) : null}
      </Columns>
    </>
  );
}

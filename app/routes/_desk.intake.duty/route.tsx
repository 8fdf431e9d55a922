import { type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { CATEGORIES } from "~/domain/catalogue/service";
import { dutySchema } from "~/domain/hubs/duty";
import { dutyOf } from "~/domain/hubs/duty.queries.server";
import { saveDuty } from "~/domain/hubs/save-duty.server";
import { common } from "~/locales/common";
import { intake } from "~/locales/intake";
import { textsIn, useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { nameTag } from "~/ui/page-title";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";
import { PeriodRows } from "./period-rows";

export const loader = read(only(isHub), async ({ db, actor, locale }) => ({
  ...(await dutyOf(db, actor.hubs?.hubId ?? "")),
  pageTitle: textsIn(locale, intake)("duty.title"),
  editable: actor.role === "supervisor",
}));

export const meta: MetaFunction<typeof loader> = (args) => nameTag(args, () => args.data?.pageTitle);

export const action = write(only(isHub), async ({ db, actor, form }) => {
  await saveDuty(db, actor, form.as(dutySchema));
  return redirect("/intake/duty?done=saved");
});

/** When the hub is on duty, and what it tells the public of itself. */
export default function DutyPage() {
  const data = useLoaderData<typeof loader>();
  const t = useTexts(intake);
  const c = useTexts(common);
  const result = useActionData<unknown>();
  const refused = isRefused(result) ? result.refused : null;
  const overlaps = (code: string) => (code === "duty_overlaps" ? t("duty.overlaps") : code);
  const fields = Object.fromEntries(
    Object.entries(refused?.fields ?? {}).map(([name, code]) => [name, overlaps(code)]),
  );
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader title={t("duty.title")} facts={[data.nameZh]} />
      <Form method="post" className="max-w-3xl space-y-4">
        {refused ? <FormErrors fields={fields}>{refused.message}</FormErrors> : null}
        {search.get("done") && !refused ? (
          <Alert tone="done" live>
            {t("done.saved")}
          </Alert>
        ) : null}
        {data.editable ? null : <Alert>{t("duty.read_only")}</Alert>}
        <Card title={t("duty.periods")}>
          <p className="mb-3 text-sm text-muted">{t("duty.periods_hint")}</p>
          <PeriodRows periods={data.periods} disabled={!data.editable} fields={fields} />
        </Card>
        <Card title={t("duty.services")}>
          <div className="space-y-4">
            <TextArea
              name="introduction"
              label={t("duty.introduction")}
              hint={t("duty.introduction_hint")}
              defaultValue={data.introduction}
              disabled={!data.editable}
              maxLength={2000}
              error={fields.introduction}
            />
            <RadioGroup
              name="categories"
              type="checkbox"
              label={t("duty.categories")}
              options={CATEGORIES.map((value) => ({ value, label: c.any(`category.${value}`) }))}
              defaultValue={data.categories}
              inline
              error={fields.categories}
            />
          </div>
        </Card>
        {data.editable ? <Button look="primary">{t("duty.save")}</Button> : null}
      </Form>
    </>
  );
}

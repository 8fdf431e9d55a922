import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signatoryForm } from "~/domain/accreditation/accreditation";
import { managesScope } from "~/domain/accreditation/accreditation.policy";
import {
  accreditationsOf,
  objectClassChoices,
  signatoriesOf,
  signingMembers,
} from "~/domain/accreditation/accreditation.queries.server";
import { appointSignatory, dismissSignatory } from "~/domain/accreditation/appoint-signatory.server";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { accreditation } from "~/locales/accreditation";
import { useLocale, useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Answer } from "~/ui/accreditation/answer";
import { ProviderTabs } from "~/ui/accreditation/provider-tabs";
import { SignatoryForm } from "~/ui/accreditation/signatory-form";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { StatusPill } from "~/ui/status-pill";

export const handle = { hydrate: false };

export const meta = titled(accreditation, "signatories.title");
export const loader = read(only(isProvider), async ({ db, actor, url }) => {
  const providerId = actor.organisationId;
  const [signatories, members, certificates, classes] = await Promise.all([
    signatoriesOf(db, providerId),
    signingMembers(db, providerId),
    accreditationsOf(db, providerId),
    objectClassChoices(db),
  ]);
  return {
    signatories,
    members: members.map(({ id, name }) => ({ value: id, label: name })),
    certificates: certificates
      .filter(({ status }) => status !== "withdrawn")
      .map(({ id, number }) => ({ value: id, label: number })),
    classes,
    manages: managesScope(actor),
    done: url.searchParams.get("done"),
  };
});

export const action = write(only(isProvider), async ({ db, actor, form }) => {
  if (form.intent === "dismiss") {
    await dismissSignatory(db, actor, mustExist(idSchema.safeParse(form.text("signatoryId")).data));
    return redirect("/accreditation/signatories?done=dismissed");
  }
  await appointSignatory(db, actor, form.as(signatoryForm));
  return redirect("/accreditation/signatories?done=signatory");
});

/** Who signs reports, for which certificate and which fields. */
export default function Signatories() {
  const { signatories, members, certificates, classes, manages, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const t = useTexts(accreditation);
  const locale = useLocale();
  const choices = classes.map(({ id, path, name_zh, name_en }) => ({
    value: id,
    label: `${"　".repeat(path.split("/").length - 2)}${locale === "en" ? name_en : name_zh}`,
  }));
  return (
    <>
      <PageHeader title={t("title")} />
      <ProviderTabs current="signatories" />
      <div className="space-y-4">
        <Answer done={done} refused={refused && !("userId" in refused.kept) ? refused : null} />
        <Card title={t("signatories.title")} flush>
          <DataTable
            caption={t("signatories.title")}
            phone="cards"
            rows={signatories}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t("signatories.empty")} text={t("signatories.empty_text")} />}
            columns={[
              { key: "name", header: t("signatories.person"), tight: true, cell: ({ name }) => name },
              {
                key: "number",
                header: t("signatories.certificate"),
                tight: true,
                cell: ({ number }) => number,
              },
              {
                key: "fields",
                header: t("signatories.fields"),
                cell: ({ fields }) => (fields.length > 0 ? fields.join("、") : t("signatories.all_fields")),
              },
              {
                key: "valid",
                header: t("certificates.valid"),
                tight: true,
                cell: ({ valid_from, valid_to }) => `${valid_from} – ${valid_to}`,
              },
              {
                key: "status",
                header: t("certificates.standing"),
                tight: true,
                cell: ({ status }) => (
                  <StatusPill tone={status === "active" ? "green" : "neutral"}>
                    {t.any(`signatories.${status}`)}
                  </StatusPill>
                ),
              },
              {
                key: "dismiss",
                header: "",
                tight: true,
                cell: ({ id, name, status }) =>
                  manages && status === "active" ? (
                    <form method="post">
                      <input type="hidden" name="signatoryId" value={id} />
                      <Button
                        size="sm"
                        name="intent"
                        value="dismiss"
                        aria-label={`${t("signatories.dismiss")} ${name}`}
                      >
                        {t("signatories.dismiss")}
                      </Button>
                    </form>
                  ) : null,
              },
            ]}
          />
        </Card>
        {manages && members.length > 0 && certificates.length > 0 ? (
          <SignatoryForm
            {...{ members, certificates, classes: choices }}
            refused={refused && "userId" in refused.kept ? refused : null}
          />
        ) : null}
      </div>
    </>
  );
}

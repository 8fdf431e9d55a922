import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { managesScope } from "~/domain/accreditation/accreditation.policy";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { editProfile } from "~/domain/providers/edit-profile.server";
import { profileOf } from "~/domain/providers/provider.queries.server";
import { profileForm } from "~/domain/providers/site";
import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Answer, useFormState } from "~/ui/accreditation/answer";
import { ProviderTabs } from "~/ui/accreditation/provider-tabs";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { TextArea } from "~/ui/text-area";
import { TextInput } from "~/ui/text-input";

export const handle = { hydrate: false };

export const meta = titled(accreditation, "profile.title");
export const loader = read(only(isProvider), async ({ db, actor, url }) => {
  const { introduction, declared_group } = mustExist(await profileOf(db, actor.organisationId));
  return {
    introduction,
    group: declared_group,
    manages: managesScope(actor),
    saved: url.searchParams.has("saved"),
  };
});

export const action = write(only(isProvider), async ({ db, actor, form }) => {
  await editProfile(db, actor, form.as(profileForm));
  return redirect("/accreditation/profile?saved");
});

/** What the public directory says of a provider. */
export default function Profile() {
  const { introduction, group, manages, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  const { errors, kept } = useFormState(refused);
  return (
    <>
      <PageHeader title={t("title")} />
      <ProviderTabs current="profile" />
      <div className="space-y-4">
        {saved ? <Alert tone="done">{t("profile.saved")}</Alert> : null}
        <Answer refused={refused} />
        <Card title={t("profile.title")} className="max-w-3xl">
          <form method="post" className="space-y-4">
            <TextArea
              name="introduction"
              label={t("profile.introduction")}
              hint={t("profile.introduction_hint")}
              rows={6}
              maxLength={1000}
              readOnly={!manages}
              error={errors.introduction}
              defaultValue={kept("introduction") ?? introduction}
            />
            <TextInput
              name="declaredGroup"
              label={t("profile.group")}
              hint={t("profile.group_hint")}
              maxLength={120}
              readOnly={!manages}
              error={errors.declaredGroup}
              defaultValue={kept("declaredGroup") ?? group ?? ""}
            />
            {manages ? <Button look="primary">{tc("action.save")}</Button> : null}
          </form>
        </Card>
      </div>
    </>
  );
}

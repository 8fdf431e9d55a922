import { useLoaderData } from "@remix-run/react";
import { standingOf } from "~/domain/accreditation/accreditation";
import { managesScope } from "~/domain/accreditation/accreditation.policy";
import { accreditationsOf } from "~/domain/accreditation/accreditation.queries.server";
import { importsOf } from "~/domain/accreditation/import.queries.server";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { chinaDay } from "~/domain/china-day";
import { profileOf } from "~/domain/providers/provider.queries.server";
import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Answer } from "~/ui/accreditation/answer";
import { ProviderTabs } from "~/ui/accreditation/provider-tabs";
import { ProvisionalNotice } from "~/ui/accreditation/provisional-notice";
import { LinkButton } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { Certificates } from "./certificates";
import { Imports } from "./imports";
import { Warnings } from "./warnings";

export const handle = { hydrate: false };

export const loader = read(only(isProvider), async ({ db, actor, url }) => {
  const providerId = actor.organisationId;
  const [certificates, imports, profile] = await Promise.all([
    accreditationsOf(db, providerId),
    importsOf(db, providerId, 10),
    profileOf(db, providerId),
  ]);
  const today = chinaDay();
  return {
    certificates: certificates.map((row) => ({ ...row, standing: standingOf(row, today) })),
    imports,
    profile,
    today,
    manages: managesScope(actor),
    done: url.searchParams.get("done"),
  };
});

/** What a provider may do: certificates, how long they last, and the annexes that were imported. */
export default function Accreditation() {
  const { certificates, imports, profile, today, manages, done } = useLoaderData<typeof loader>();
  const t = useTexts(accreditation);
  const actions = manages ? (
    <>
      <LinkButton href="/accreditation/new">{t("certificates.add")}</LinkButton>
      <LinkButton look="primary" href="/accreditation/imports/new">
        {t("imports.new")}
      </LinkButton>
    </>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} actions={actions} />
      <ProviderTabs current="overview" />
      <div className="space-y-4">
        <Answer done={done} refused={null} />
        {profile?.provisional ? <ProvisionalNotice /> : null}
        <Warnings certificates={certificates} today={today} />
        <Certificates certificates={certificates} manages={manages} />
        <Imports imports={imports} />
      </div>
    </>
  );
}

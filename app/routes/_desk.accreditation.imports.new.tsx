import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { managesScope } from "~/domain/accreditation/accreditation.policy";
import { accreditationsOf } from "~/domain/accreditation/accreditation.queries.server";
import { createImport } from "~/domain/accreditation/create-import.server";
import { importForm, USUAL_KIND } from "~/domain/accreditation/scope-import";
import { SCOPE_KINDS } from "~/domain/accreditation/scope-import/line";
import { only } from "~/domain/authorize";
import { sitesOf } from "~/domain/providers/provider.queries.server";
import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { textsIn, useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { useFormState } from "~/ui/accreditation/answer";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FileInput } from "~/ui/file-input";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };

export const meta = titled(accreditation, "imports.title");
export const loader = read(only(managesScope), async ({ db, actor }) => {
  const [certificates, sites] = await Promise.all([
    accreditationsOf(db, actor.organisationId),
    sitesOf(db, actor.organisationId),
  ]);
  const live = certificates.filter(({ status }) => status !== "withdrawn");
  return {
    certificates: live.map(({ id, kind, number }) => ({ id, kind, number })),
    sites: sites
      .filter(({ closed_at }) => closed_at === null)
      .map(({ id, name }) => ({ value: id, label: name })),
    usual: USUAL_KIND[live[0]?.kind ?? "cma"],
  };
});

export const action = write(only(managesScope), async ({ db, files, actor, form, locale }) => {
  const { pasted, ...input } = form.as(importForm);
  const name = `${textsIn(locale, accreditation)("imports.pasted_name")}.txt`;
  const text = pasted?.trim() ? { name, bytes: new TextEncoder().encode(pasted) } : null;
  const { id } = await createImport(db, files, actor, { ...input, file: form.file("file") ?? text });
  return redirect(`/accreditation/imports/${id}`);
});

/** What an import needs first, and the way there. */
function Missing({ href, words }: { href: string; words: string }) {
  return (
    <div className="mb-4">
      <Alert tone="warning">
        <TextLink href={href}>{words}</TextLink>
      </Alert>
    </div>
  );
}

/** Upload or paste an annex, for one certificate and site. */
export default function NewImport() {
  const { certificates, sites, usual } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  const { message, errors, kept } = useFormState(isRefused(answer) ? answer : null);
  const labels = {
    accreditationId: t("imports.certificate"),
    siteId: t("imports.site"),
    kind: t("imports.kind"),
    file: t("imports.file"),
    pasted: t("imports.pasted"),
  };
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    error: errors[name],
    defaultValue: kept(name),
  });
  const ready = certificates.length > 0 && sites.length > 0;
  return (
    <>
      <PageHeader
        title={t("imports.title")}
        breadcrumb={[{ label: t("title"), href: "/accreditation" }, { label: t("imports.title") }]}
        actions={<LinkButton href="/accreditation/imports/template">{t("imports.template")}</LinkButton>}
      />
      {certificates.length === 0 ? (
        <Missing href="/accreditation/new" words={t("imports.no_certificate")} />
      ) : null}
      {sites.length === 0 ? <Missing href="/accreditation/sites" words={t("imports.no_site")} /> : null}
      {ready ? (
        <Card className="max-w-3xl">
          <form method="post" encType="multipart/form-data" className="space-y-4">
            {message ? (
              <FormErrors fields={errors} labels={labels}>
                {message}
              </FormErrors>
            ) : null}
            <p className="text-muted">{t("imports.new_text")}</p>
            <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
              <Select
                {...field("accreditationId")}
                required
                options={certificates.map(({ id, kind, number }) => ({
                  value: id,
                  label: `${tc.any(`accreditation_short.${kind}`)} ${number}`,
                }))}
              />
              <Select {...field("siteId")} required hint={t("imports.site_hint")} options={sites} />
              <Select
                {...field("kind")}
                required
                defaultValue={kept("kind") ?? usual}
                hint={t("imports.kind_hint")}
                options={SCOPE_KINDS.map((value) => ({ value, label: tc(`kind.${value}`) }))}
                className="sm:col-span-2"
              />
            </div>
            <FileInput
              name="file"
              label={labels.file}
              hint={t("imports.file_hint")}
              error={errors.file}
              accept=".csv,.xlsx,.txt"
            />
            <TextArea {...field("pasted")} hint={t("imports.pasted_hint")} rows={6} />
            <Button look="primary">{t("imports.upload")}</Button>
          </form>
        </Card>
      ) : null}
    </>
  );
}

import { accreditation } from "~/locales/accreditation";
import { useLocale, useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { useFormState } from "~/ui/accreditation/answer";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { Select } from "~/ui/select";
import { DateInput, TextInput } from "~/ui/text-input";

interface Row {
  id: string;
  provider: string;
  site: string;
  object: string;
  basis: string;
  valid_to: string | null;
}
interface Props {
  designations: readonly Row[];
  instruments: readonly { id: string; name_zh: string; name_en: string }[];
  sites: readonly { id: string; site: string; provider: string }[];
  provider: string;
  refused: Refused | null;
}

/** Whom the place of this hub named for compulsory verification, and the form to record another one. */
export function Designations({ designations, instruments, sites, provider, refused }: Props) {
  const t = useTexts(accreditation);
  return (
    <section className="space-y-4">
      <Card title={t("reviews.designations")} aside={t("reviews.designations_text")} flush>
        <DataTable
          caption={t("reviews.designations")}
          phone="cards"
          rows={designations}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t("reviews.no_designations")} />}
          columns={[
            { key: "object", header: t("reviews.instrument"), cell: ({ object }) => object },
            {
              key: "provider",
              header: t("certificates.provider"),
              cell: (row) => `${row.provider} · ${row.site}`,
            },
            { key: "basis", header: t("reviews.basis"), cell: ({ basis }) => basis },
            {
              key: "ends",
              header: t("certificates.valid_to"),
              tight: true,
              cell: ({ valid_to }) =>
                valid_to ? t("reviews.ends", { day: valid_to }) : t("reviews.open_end"),
            },
            {
              key: "end",
              header: "",
              tight: true,
              cell: ({ id, object }) => (
                <form method="post">
                  <input type="hidden" name="id" value={id} />
                  <Button size="sm" name="intent" value="end" aria-label={`${t("reviews.end")} ${object}`}>
                    {t("reviews.end")}
                  </Button>
                </form>
              ),
            },
          ]}
        />
      </Card>
      <FilterBar
        action="/scope-reviews"
        submitLabel={t("reviews.find")}
        resetHref={provider ? "/scope-reviews" : undefined}
      >
        <TextInput
          name="provider"
          label={t("reviews.find_site")}
          defaultValue={provider}
          className="grow basis-52"
        />
      </FilterBar>
      {sites.length > 0 && instruments.length > 0 ? (
        <NewDesignation {...{ instruments, sites, refused }} />
      ) : null}
    </section>
  );
}

function NewDesignation({ instruments, sites, refused }: Pick<Props, "instruments" | "sites" | "refused">) {
  const t = useTexts(accreditation);
  const locale = useLocale();
  const { errors, kept } = useFormState(refused && "basis" in refused.kept ? refused : null);
  return (
    <Card title={t("reviews.designate")}>
      <form method="post" className="space-y-4">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Select
            name="objectClassId"
            label={t("reviews.instrument")}
            required
            error={errors.objectClassId}
            defaultValue={kept("objectClassId")}
            options={instruments.map((one) => ({
              value: one.id,
              label: locale === "en" ? one.name_en : one.name_zh,
            }))}
          />
          <Select
            name="siteId"
            label={t("certificates.provider")}
            required
            error={errors.siteId}
            defaultValue={kept("siteId")}
            options={sites.map(({ id, site, provider }) => ({ value: id, label: `${provider} · ${site}` }))}
          />
          <TextInput
            name="basis"
            label={t("reviews.basis")}
            hint={t("reviews.basis_hint")}
            required
            maxLength={300}
            error={errors.basis}
            defaultValue={kept("basis")}
            className="sm:col-span-2"
          />
          <DateInput
            name="validFrom"
            label={t("certificates.valid_from")}
            required
            error={errors.validFrom}
            defaultValue={kept("validFrom")}
          />
          <DateInput
            name="validTo"
            label={t("suspension.to")}
            error={errors.validTo}
            defaultValue={kept("validTo")}
          />
        </div>
        <Button name="intent" value="designate">
          {t("reviews.designate")}
        </Button>
      </form>
    </Card>
  );
}

import { CATEGORIES, KINDS, STAGES } from "~/domain/catalogue/service";
import type { DraftPackage } from "~/domain/requests/draft";
import type { PackagePreview } from "~/domain/requests/draft-preview.server";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { FieldError } from "~/ui/field";
import { Select } from "~/ui/select";
import { ImportRows } from "./import-rows";
import { ItemRow } from "./item-row";
import type { Writing } from "./load-wizard.server";

interface PackageFieldsProps {
  p: number;
  pack: DraftPackage;
  alone: boolean;
  preview: PackagePreview | undefined;
  data: Writing;
  errors: Record<string, string>;
  onPick: () => void;
}

/** One package 包: what kind of service, and its lines. */
export function PackageFields({ p, pack, alone, preview, data, errors, onPick }: PackageFieldsProps) {
  const t = useTexts(wizard);
  const tc = useTexts(common);
  const base = `packages[${p}]`;
  const choice = (name: "category" | "stage" | "kind", values: readonly string[]) => (
    <Select
      id={`${base}.${name}`}
      name={`${base}.${name}`}
      label={t(`label.${name}`)}
      error={errors[`${base}.${name}`]}
      defaultValue={pack[name]}
      required
      options={values.map((value) => ({ value, label: tc.any(`${name}.${value}`) }))}
    />
  );
  const nothing = errors[`${base}.items`];
  return (
    <section aria-labelledby={`${base}-title`} className="border-t border-line first:border-0">
      <div className="space-y-3 px-4 pt-4 sm:px-5">
        <div className="flex items-baseline justify-between gap-3">
          <h3 id={`${base}-title`} className="font-bold">
            {alone ? t("items_title") : t("package_title", { n: p + 1 })}{" "}
            <span className="text-sm font-normal text-muted">{t("items_hint")}</span>
          </h3>
          {alone ? null : (
            <Button name="intent" value={`remove-package:${p}`} look="quiet" size="sm">
              {t("remove_package", { n: p + 1 })}
            </Button>
          )}
        </div>
        <input type="hidden" name={`${base}.key`} value={pack.key} />
        <input type="hidden" name={`${base}.catalogueCode`} value={pack.catalogueCode} />
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
          {choice("category", CATEGORIES)}
          {choice("stage", STAGES)}
          {choice("kind", KINDS)}
        </div>
        {preview?.compulsory ? (
          <Alert tone="warning" title={t("compulsory_title")}>
            {t("compulsory_text")}
          </Alert>
        ) : null}
        {nothing ? <FieldError id={`${base}.items`}>{t("no_items")}</FieldError> : null}
      </div>
      {pack.items.map((item, i) => (
        <ItemRow
          key={item.key || i}
          {...{ p, i, item, errors, onPick }}
          kind={pack.kind}
          preview={preview?.items[i]}
          focus={data.at !== null && data.at === item.key}
          found={data.found?.key === item.key ? data.found.documents : null}
        />
      ))}
      <div className="flex flex-wrap items-start gap-x-2 gap-y-1 px-3 pb-4 sm:px-4">
        <Button name="intent" value={`add-item:${p}`} look="quiet" size="sm">
          + {t("add_row")}
        </Button>
        <ImportRows p={p} outcome={data.imported?.index === p ? data.imported : null} errors={errors} />
      </div>
    </section>
  );
}

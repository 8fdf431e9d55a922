import Trash2 from "lucide-react/icons/trash-2";
import type { FoundDocument } from "~/domain/normative-documents/search.queries.server";
import type { DraftItem } from "~/domain/requests/draft";
import type { ItemPreview } from "~/domain/requests/draft-preview.server";
import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { Button } from "~/ui/button";
import { cx } from "~/ui/cx";
import { Icon } from "~/ui/icon";
import { TextInput } from "~/ui/text-input";
import { VisuallyHidden } from "~/ui/visually-hidden";
import { DocumentField } from "./document-field";
import { ItemDetails } from "./item-details";
import { ItemNotes } from "./item-notes";

export interface ItemRowProps {
  p: number;
  i: number;
  item: DraftItem;
  kind: string;
  preview: ItemPreview | undefined;
  errors: Record<string, string>;
  focus: boolean;
  found: FoundDocument[] | null;
  onPick: () => void;
}

/** One line of a package: sample, document, parameter, figures, and who could take it. */
export function ItemRow({ p, i, item, kind, preview, errors, focus, found, onPick }: ItemRowProps) {
  const t = useTexts(wizard);
  const base = `packages[${p}].items[${i}]`;
  const wiring = (name: keyof DraftItem) => ({
    id: `${base}.${name}`,
    name: `${base}.${name}`,
    error: errors[`${base}.${name}`],
    defaultValue: item[name],
  });
  const words = `${base}.parameter-words`;
  return (
    <fieldset className="min-w-0 border-b border-line px-4 py-3 last:border-0 sm:px-5">
      <legend className="visually-hidden">{t("row", { n: i + 1 })}</legend>
      <input type="hidden" name={`${base}.key`} value={item.key} />
      <div
        className={cx(
          "grid grid-cols-2 items-start gap-x-2 gap-y-2 xl:grid-cols-[1.2fr_1.35fr_1.1fr_3.5rem_3.25rem_3rem_1.75rem] xl:[&_input]:px-2",
          i > 0 && "xl:[&_label]:sr-only",
        )}
      >
        <TextInput
          {...wiring("sampleName")}
          label={t("label.sampleName")}
          className="col-span-2 sm:col-span-1"
          autoFocus={focus}
          required
        />
        <div className="col-span-2 sm:col-span-1">
          <DocumentField
            id={`${base}.document`}
            value={item.document}
            error={errors[`${base}.document`]}
            onPick={onPick}
          />
        </div>
        <TextInput
          {...wiring("parameter")}
          label={t(kind === "certification" ? "label.industry" : "label.parameter")}
          list={words}
          autoComplete="off"
          className="col-span-2 sm:col-span-1"
          required
        />
        <datalist id={words}>
          {preview?.parameters.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <TextInput {...wiring("quantity")} label={t("label.quantity")} inputMode="numeric" required />
        <TextInput {...wiring("unit")} label={t("label.unit")} list="units" required />
        <EligibleCount preview={preview} first={i === 0} />
        <Button
          name="intent"
          value={`remove-item:${p}:${i}`}
          look="quiet"
          size="sm"
          className={cx("justify-self-end px-1!", i === 0 ? "xl:mt-7.5" : "xl:mt-1")}
        >
          <Icon of={Trash2} />
          <VisuallyHidden>{t("remove_row", { n: i + 1 })}</VisuallyHidden>
        </Button>
      </div>
      <div className="mt-1.5 flex flex-wrap items-start gap-x-4 gap-y-1 text-sm text-muted">
        <ItemNotes p={p} i={i} item={item} preview={preview} found={found} />
        <ItemDetails wiring={wiring} kind={kind} evidential={item.evidential} />
      </div>
    </fieldset>
  );
}

function EligibleCount({ preview, first }: { preview: ItemPreview | undefined; first: boolean }) {
  const t = useTexts(wizard);
  return (
    <div className="tabular flex items-baseline gap-2 xl:block xl:text-right">
      <span className="block text-sm text-muted xl:hidden">{t("eligible_head")}</span>
      <span className={cx("block pt-1", first ? "xl:pt-8" : "xl:pt-1.5")}>
        {preview?.eligible === null || preview?.eligible === undefined ? (
          "–"
        ) : (
          <>
            <strong>{preview.eligible}</strong> {t("providers_unit")}
          </>
        )}
      </span>
    </div>
  );
}

import { ROWS } from "~/domain/intake/walk-in";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { TextInput } from "~/ui/text-input";
import type { FormAnswer } from "./form-answer";

/** A handful of item rows; numbers and parameters are matched exactly when the request is filed. */
export function ItemRows({ place, ...answer }: FormAnswer & { place: number }) {
  const t = useTexts(intake);
  return (
    <>
      <p className="text-sm text-muted">{t("walk_in.items_hint")}</p>
      {Array.from({ length: ROWS }, (_, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed number of rows
          key={index}
          className="grid gap-3 border-t border-line pt-3 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_2fr_1fr_1fr]"
        >
          <legend className="visually-hidden">{t("walk_in.item", { n: index + 1 })}</legend>
          {COLUMNS.map((name) => (
            <Cell
              key={name}
              {...{ place, index, name, ...answer }}
              label={t(WORDS[name])}
              {...(name === "quantity" ? { type: "number", min: 1 } : {})}
            />
          ))}
        </fieldset>
      ))}
    </>
  );
}

const COLUMNS = ["sampleName", "document", "parameter", "quantity", "unit"] as const;
const WORDS = {
  sampleName: "walk_in.sample_name",
  document: "walk_in.document",
  parameter: "walk_in.parameter",
  quantity: "walk_in.quantity",
  unit: "walk_in.unit",
} as const;

/** What each control of a package's rows is called, for the list of errors above the form. */
export function useItemLabels() {
  const t = useTexts(intake);
  return (place: number): Record<string, string> => {
    const labels = Array.from({ length: ROWS }, (_, index) =>
      COLUMNS.map((name) => [
        `packages.${place}.items.${index}.${name}`,
        [t("walk_in.package", { n: place + 1 }), t("walk_in.item", { n: index + 1 }), t(WORDS[name])].join(
          " ",
        ),
      ]),
    );
    return Object.fromEntries(labels.flat());
  };
}

interface CellProps extends FormAnswer {
  place: number;
  index: number;
  name: string;
  label: string;
  type?: string;
  min?: number;
}

function Cell({ place, index, name, label, fields, kept, ...rest }: CellProps) {
  const path = `packages.${place}.items.${index}.${name}`;
  const input = `packages[${place}].items[${index}].${name}`;
  return (
    <TextInput
      {...rest}
      id={path}
      name={input}
      label={label}
      error={fields[path]}
      defaultValue={kept(input)}
      required={place === 0 && index === 0 && name === "sampleName"}
    />
  );
}

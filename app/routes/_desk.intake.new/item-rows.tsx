import { ROWS } from "~/domain/intake/walk-in";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { TextInput } from "~/ui/text-input";

interface ItemRowsProps {
  fields: Record<string, string>;
  kept: (name: string) => string | undefined;
}

/** A handful of item rows; numbers and parameters are matched exactly when the request is filed. */
export function ItemRows({ fields, kept }: ItemRowsProps) {
  const t = useTexts(intake);
  return (
    <Card title={t("walk_in.items")}>
      <p className="mb-3 text-sm text-muted">{t("walk_in.items_hint")}</p>
      <div className="space-y-4">
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
                {...{ index, fields, kept, name }}
                label={t(WORDS[name])}
                {...(name === "quantity" ? { type: "number", min: 1 } : {})}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </Card>
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

/** What each control of the rows is called, for the list of errors above the form. */
export function useItemLabels(): Record<string, string> {
  const t = useTexts(intake);
  const labels = Array.from({ length: ROWS }, (_, index) =>
    COLUMNS.map((name) => [
      `packages.0.items.${index}.${name}`,
      `${t("walk_in.item", { n: index + 1 })} ${t(WORDS[name])}`,
    ]),
  );
  return Object.fromEntries(labels.flat());
}

interface CellProps extends ItemRowsProps {
  index: number;
  name: string;
  label: string;
  type?: string;
  min?: number;
}

function Cell({ index, name, label, fields, kept, ...rest }: CellProps) {
  const path = `packages.0.items.${index}.${name}`;
  const input = `items[${index}].${name}`;
  return (
    <TextInput
      {...rest}
      id={path}
      name={input}
      label={label}
      error={fields[path] ?? fields[`items.${index}.${name}`]}
      defaultValue={kept(input)}
      required={index === 0 && name === "sampleName"}
    />
  );
}

import { WANTS } from "~/domain/disputes/dispute-inputs";
import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import { FileInput } from "~/ui/file-input";
import { formatDay } from "~/ui/format";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";
import { DateInput, TextInput } from "~/ui/text-input";
import type { Ability } from "./abilities.server";
import type { ActionProps } from "./action-props";

type Words = Extract<NonNullable<(typeof orders)["key"]>, `do.${string}`>;
interface ActionField {
  name: string;
  label: Words;
  as: "text" | "area" | "day" | "pdf" | "image" | "slip" | "rating" | "wants" | "evidence";
  required?: true;
  hint?: Words;
}

const area = (name: string, label: Words): ActionField => ({ name, label, as: "area", required: true });
const report: readonly ActionField[] = [
  { name: "file", label: "do.file", as: "pdf", required: true, hint: "do.file_hint" },
  { name: "testedFrom", label: "do.tested_from", as: "day", required: true },
  { name: "testedTo", label: "do.tested_to", as: "day", required: true },
  { name: "labNumber", label: "do.lab_number", as: "text" },
];

/** What each action asks for; the empty ones ask for a yes only. */
export const FIELDS: Record<Ability, readonly ActionField[]> = {
  receive_sample: [
    {
      name: "sampleNumber",
      label: "do.sample_number",
      as: "text",
      required: true,
      hint: "do.sample_number_hint",
    },
    { name: "photo", label: "do.photo", as: "image", hint: "do.photo_hint" },
  ],
  start_visit: [],
  start: [],
  issue: report,
  amend: [area("reason", "do.amend_reason"), ...report],
  revoke: [area("reason", "do.revoke_reason")],
  accept: [
    { name: "rating", label: "do.rating", as: "rating", required: true },
    { name: "comment", label: "do.comment", as: "area" },
  ],
  dispute: [
    { name: "wants", label: "do.dispute_wants", as: "wants", required: true },
    area("reason", "do.dispute_reason"),
    { name: "files", label: "do.dispute_files", as: "evidence" },
  ],
  consent: [],
  resume: [],
  hold: [area("reason", "do.hold_reason")],
  progress: [area("note", "do.progress_note")],
  cancel: [area("reason", "do.cancel_reason")],
  cancel_confirm: [],
  keep: [],
  invoice: [
    { name: "title", label: "do.invoice_title", as: "text", required: true },
    { name: "details", label: "do.invoice_details", as: "area" },
  ],
  slip: [{ name: "slip", label: "do.slip_file", as: "slip", required: true, hint: "do.slip_hint" }],
  payment: [],
};

const ACCEPT = { pdf: "application/pdf", image: "image/*", slip: "application/pdf,image/*" };

/** The controls of one action; ids carry its name, since several forms stand on the page. */
export function ActionFields(props: ActionProps) {
  return (
    <>
      {FIELDS[props.ability].map((field) => (
        <Control key={field.name} field={field} {...props} />
      ))}
    </>
  );
}

function Control({ field, ability, refused, order, uploadMb, now }: ActionProps & { field: ActionField }) {
  const t = useTexts(orders);
  const { name } = field;
  const shared = {
    name,
    id: `${ability}-${name}`,
    label: t(field.label),
    hint: field.hint ? t(field.hint, { mb: uploadMb }) : undefined,
    required: field.required,
    error: refused?.refused.fields[name],
  };
  const value = (refused?.kept[name] as string | undefined) ?? initial(ability, name, order, now);
  switch (field.as) {
    case "area":
      return <TextArea {...shared} rows={3} defaultValue={value} />;
    case "day":
      return <DateInput {...shared} max={formatDay(now)} defaultValue={value} />;
    case "pdf":
    case "image":
    case "slip":
      return <FileInput {...shared} accept={ACCEPT[field.as]} />;
    case "rating":
      return (
        <RadioGroup
          {...shared}
          inline
          defaultValue={value}
          options={["5", "4", "3", "2", "1"].map((n) => ({ value: n, label: t("do.rating_n", { n }) }))}
        />
      );
    case "evidence":
      return <FileInput {...shared} multiple accept={ACCEPT.slip} />;
    case "wants":
      return (
        <RadioGroup
          {...shared}
          defaultValue={value ?? "redo"}
          options={WANTS.map((each) => ({ value: each, label: t(`do.wants_${each}`) }))}
        />
      );
    default:
      return <TextInput {...shared} defaultValue={value} />;
  }
}

/** What stands in a field before anybody typed. */
function initial(ability: Ability, name: string, order: ActionProps["order"], now: Date): string | undefined {
  if (ability === "invoice") {
    return name === "title" ? order.invoice_title || order.enterprise_name : order.invoice_details;
  }
  if (name === "testedTo") return formatDay(now);
  return name === "testedFrom" && order.started_at ? formatDay(order.started_at) : undefined;
}

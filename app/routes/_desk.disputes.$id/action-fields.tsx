import { DECISIONS, EVIDENCE } from "~/domain/disputes/dispute";
import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { FileInput } from "~/ui/file-input";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";
import type { Ability } from "./abilities.server";

interface ActionField {
  /** As the form sends it; its words are `do.<ability>_<name>`. */
  name: string;
  as: "area" | "files" | "decision" | "rank";
  optional?: true;
}
const TEXT: readonly ActionField[] = [{ name: "text", as: "area" }];
const WITH_FILES: readonly ActionField[] = [...TEXT, { name: "files", as: "files", optional: true }];

/** What each step asks for; the empty ones ask for a yes only. Re-test and panel have forms of their own. */
export const FIELDS: Record<
  Exclude<Ability, "order_retest" | "name_panel" | "replace">,
  readonly ActionField[]
> = {
  confirm: [],
  explain: WITH_FILES,
  evidence: WITH_FILES,
  vote: [
    { name: "vote", as: "decision" },
    { name: "opinion", as: "area" },
  ],
  decide: [
    { name: "rank", as: "rank" },
    { name: "mandatory", as: "area" },
    { name: "agreed", as: "area", optional: true },
    { name: "declared", as: "area", optional: true },
    { name: "reasoning", as: "area" },
  ],
  mediate: [],
  propose: [
    { name: "decision", as: "decision" },
    { name: "terms", as: "area" },
  ],
  talk: TEXT,
  appeal: TEXT,
  keep: [],
  decline: TEXT,
  fail: TEXT,
  refer: TEXT,
  recall: TEXT,
  withdraw: TEXT,
};

interface ControlProps {
  ability: Ability;
  field: ActionField;
  refused: Refused | null;
  uploadMb: number;
}

export function Control({ ability, field, refused, uploadMb }: ControlProps) {
  const t = useTexts(disputes);
  const { name } = field;
  const kept = refused?.kept[name];
  const shared = {
    name,
    id: `${ability}-${name}`,
    label: t.any(`do.${ability}_${name}`, { mb: uploadMb }),
    required: !field.optional,
    error: refused?.refused.fields[name],
  };
  const value = typeof kept === "string" ? kept : undefined;
  const radios = (prefix: string, values: readonly string[], hint?: string) => (
    <RadioGroup
      {...shared}
      hint={hint}
      defaultValue={value}
      options={values.map((each) => ({ value: each, label: t.any(`${prefix}.${each}`) }))}
    />
  );
  switch (field.as) {
    case "files":
      return <FileInput {...shared} multiple accept="application/pdf,image/*" />;
    case "decision":
      return radios("decision", DECISIONS);
    case "rank":
      return radios("ruling", EVIDENCE, t("do.decide_rank_hint"));
    default:
      return <TextArea {...shared} rows={3} maxLength={6000} defaultValue={value} />;
  }
}

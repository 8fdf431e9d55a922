import { assistant } from "~/locales/assistant";
import { useTexts } from "~/locales/texts";
import { bindFields } from "../reference/bind-fields";
import { Select } from "../select";
import { TextArea } from "../text-area";
import { TextInput } from "../text-input";

type Refused = Parameters<typeof bindFields>[1];

interface Props {
  refused: Refused;
  entry?: { question: string; aliases: string; answer: string; source: string; status: string };
}

/** What the entry's fields are called, for the fields and for what is said of them. */
export function useFaqLabels() {
  const t = useTexts(assistant);
  return {
    question: t("faq.question"),
    aliases: t("faq.aliases"),
    answer: t("faq.answer"),
    source: t("faq.source"),
    status: t("faq.status"),
  };
}

/** The fields of an entry; what was typed stays when it is refused. */
export function FaqFields({ refused, entry }: Props) {
  const t = useTexts(assistant);
  const bind = bindFields(useFaqLabels(), refused);
  const states = (["active", "retired"] as const).map((value) => ({ value, label: t(`faq.${value}`) }));
  const kept = <Name extends "question" | "aliases" | "answer" | "source" | "status">(name: Name) => {
    const bound = bind(name);
    return { ...bound, defaultValue: refused ? bound.defaultValue : entry?.[name] };
  };
  return (
    <>
      <TextInput {...kept("question")} required maxLength={200} />
      <TextInput {...kept("aliases")} hint={t("faq.aliases_hint")} maxLength={1000} />
      <TextArea {...kept("answer")} required rows={5} maxLength={2000} />
      <TextInput {...kept("source")} hint={t("faq.source_hint")} required maxLength={300} />
      <Select {...kept("status")} options={states} required />
    </>
  );
}

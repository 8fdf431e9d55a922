import { authenticity } from "~/locales/authenticity";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextInput } from "~/ui/text-input";

/** Asks for the number; a plain GET form, so it works without scripts and the answer has an address. */
export function NumberCard({ number }: { number: string }) {
  const t = useTexts(authenticity);
  return (
    <Card title={t("by_number")}>
      <form method="get" action="/authenticity" className="space-y-4">
        <TextInput
          name="number"
          label={t("number")}
          hint={t("number_hint")}
          required
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={number}
          placeholder="QZX-370102-2026-000318-G"
        />
        <Button look="primary">{t("check")}</Button>
      </form>
    </Card>
  );
}

export function HelpCard() {
  const t = useTexts(authenticity);
  return (
    <Card title={t("help")}>
      <p className="text-muted">{t("help_text")}</p>
    </Card>
  );
}

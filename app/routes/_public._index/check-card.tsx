import { publicTexts } from "~/locales/public";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextInput } from "~/ui/text-input";
import { TextLink } from "~/ui/text-link";

/** The way to the authenticity page, by number or by file. */
export function CheckCard() {
  const t = useTexts(publicTexts);
  return (
    <Card title={t("home.authenticity")}>
      <p className="text-muted text-sm">{t("home.authenticity_text")}</p>
      <form action="/authenticity" className="mt-4 flex flex-wrap items-end gap-2" method="get">
        <TextInput
          autoComplete="off"
          className="grow basis-48"
          label={t("home.number")}
          name="number"
          placeholder="QZX-370102-2026-000318-G"
          required
        />
        <Button look="primary">{t("home.check")}</Button>
      </form>
      <p className="mt-3 text-sm">
        <TextLink href="/authenticity">{t("home.check_file")}</TextLink>
      </p>
      <p className="mt-4 text-muted text-sm">{t("home.lawful")}</p>
    </Card>
  );
}

import { useLocale, useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { Card } from "~/ui/card";
import { TextLink } from "~/ui/text-link";
import { CoverageRings } from "./coverage-rings";
import type { Writing } from "./load-wizard.server";

/** Right of the form: who may lawfully do it, and who will handle it. */
export function SideColumn({ data }: { data: Writing }) {
  const t = useTexts(wizard);
  const zh = useLocale() === "zh-CN";
  const several = data.preview.length > 1;
  return (
    <>
      {(data.step === 4 ? [] : data.preview).map((preview, p) => (
        <Card
          // biome-ignore lint/suspicious/noArrayIndexKey: packages are told apart by their place
          key={p}
          title={several ? t("coverage_of_package", { n: p + 1 }) : t("coverage_title")}
        >
          <p className="mb-2 text-sm text-muted">{t("coverage_hint", { n: preview.items.length })}</p>
          {preview.compulsory ? <p>{t("compulsory_text")}</p> : <CoverageRings preview={preview} />}
        </Card>
      ))}
      <Card title={t("who_handles")}>
        <p className="font-semibold">{zh ? data.hub.name_zh : data.hub.name_en}</p>
        <p className="text-sm text-muted">{data.hub.phone}</p>
        <p className="mt-1 text-sm text-muted">{t("climbs")}</p>
        <p className="mt-2">
          <TextLink href="/assistant" target="_blank">
            {t("assistant")}
          </TextLink>
        </p>
      </Card>
    </>
  );
}

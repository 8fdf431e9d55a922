import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { verdicts } from "~/locales/verdicts";
import { Tag } from "~/ui/accreditation-tag";
import { LegalityCard, type Verdict } from "~/ui/legality-card";
import type { LegalityPage } from "./load.server";
import { useReasons } from "./reasons";

/** The record's head: who was judged, when, by which rules, and what bars the package as a whole. */
export function VerdictCard({ record }: { record: LegalityPage }) {
  const t = useTexts(verdicts);
  const tc = useTexts(common);
  const { body } = record;
  const ofItems = new Set(body.items.flatMap((item) => item.codes));
  const reasons = useReasons(
    body.codes.filter((code) => !ofItems.has(code)),
    body.basis,
  );
  const provider = (
    <>
      {body.provider.name} {body.provider.provisional ? <Tag>{t("page.provisional")}</Tag> : null}
    </>
  );
  return (
    <LegalityCard
      verdict={record.verdict as Verdict}
      title={t("page.verdict_title")}
      reasons={reasons}
      checkedAt={record.at}
      facts={[
        { term: t("page.provider"), value: provider },
        { term: t("page.site"), value: body.site?.name },
        {
          term: t("page.category"),
          value: `${tc.any(`category.${body.category}`)} · ${tc.any(`kind.${body.kind}`)}`,
        },
        { term: t("page.moment"), value: t.any(`moment.${record.moment}`) },
        { term: t("page.promised"), value: record.promised_on },
        { term: t("page.rules"), value: record.rule_version },
        { term: t("page.by"), value: record.actor_name ?? t("page.by_system") },
        { term: t("page.number"), value: <span className="break-all">{record.id}</span> },
      ]}
    />
  );
}

import type { RecordedItem } from "~/domain/matching/legality-record";
import type { Basis } from "~/domain/matching/rules";
import { useTexts } from "~/locales/texts";
import { verdicts } from "~/locales/verdicts";
import { type AccreditationKind, AccreditationTag } from "~/ui/accreditation-tag";
import { LegalityCard } from "~/ui/legality-card";
import { useReasons } from "./reasons";

interface Props {
  item: RecordedItem;
  basis: Record<string, readonly Basis[]>;
  at: string;
}

/** One item: the scope row and certificate it stood on, or why there was none. */
export function ItemVerdictCard({ item, basis }: Props) {
  const t = useTexts(verdicts);
  const reasons = useReasons(item.codes, basis);
  const { scope } = item;
  const editions =
    item.otherEditions.length > 0
      ? t("page.holds_editions", { editions: item.otherEditions.join("、") })
      : "";
  const certificate = scope ? (
    <>
      <AccreditationTag kind={scope.accreditation.kind as AccreditationKind} /> {scope.accreditation.number}
    </>
  ) : null;
  return (
    <LegalityCard
      verdict={item.verdict}
      title={`${t("page.item", { n: item.position })} ${item.sampleName}`}
      reasons={reasons}
      facts={[
        { term: t("page.document"), value: item.document },
        { term: t("page.parameter"), value: item.parameter },
        { term: t("page.object"), value: scope?.object },
        { term: t("page.limitation"), value: scope?.limitation },
        { term: t("page.range"), value: scope?.range },
        { term: t("page.certificate"), value: certificate },
        {
          term: t("page.valid"),
          value:
            scope &&
            t("page.valid_range", { from: scope.accreditation.validFrom, to: scope.accreditation.validTo }),
        },
        { term: "", value: editions },
      ]}
    />
  );
}

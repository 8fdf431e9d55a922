import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";

const PARTS = ["files", "hash", "base", "object", "order", "recusal", "inspectors", "result"] as const;

/** The draw in words exact enough to write it again. */
export function AlgorithmCard() {
  const t = useTexts(inspections);
  return (
    <Card id="algorithm" title={t("algorithm.title")}>
      <ol className="list-decimal space-y-2 pl-5">
        {PARTS.map((part) => (
          <li className="break-words" key={part}>
            {t(`algorithm.${part}`)}
          </li>
        ))}
      </ol>
    </Card>
  );
}

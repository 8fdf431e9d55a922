import { quotes } from "~/locales/quotes";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DateTime } from "~/ui/date-time";
import { DescriptionList } from "~/ui/description-list";
import { Money } from "~/ui/money";

interface Revision {
  revision: number;
  at: string;
  totalFen: number;
}

/** What this provider offered before, newest last. */
export function Revisions({ revisions }: { revisions: readonly Revision[] }) {
  const t = useTexts(quotes);
  return (
    <Card title={t("form.revisions")}>
      <DescriptionList
        layout="between"
        facts={revisions.map(({ revision, at, totalFen }) => ({
          term: (
            <>
              {t("form.revision_n", { n: revision })} <DateTime at={at} className="text-sm text-muted" />
            </>
          ),
          value: <Money fen={totalFen} />,
        }))}
      />
    </Card>
  );
}

import type { ReactNode } from "react";
import { documents } from "~/locales/documents";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { TextLink } from "~/ui/text-link";
import type { DocumentPage } from "./load.server";

/** Dates, classes, what it replaces and what replaces it, with where the data come from. */
export function DocumentFacts({ document }: { document: DocumentPage["document"] }) {
  const t = useTexts(documents);
  const asOf = document.statusAsOf ? t("as_of", { day: document.statusAsOf }) : null;
  return (
    <Card title={t("facts")}>
      <DescriptionList
        facts={[
          { term: t("published"), value: document.publishedOn },
          { term: t("implemented"), value: document.implementedOn },
          { term: t("replaced"), value: links(document.replacedBy) },
          { term: t("replaces"), value: links(document.replaces) },
          { term: t("editions"), value: links(document.editions) },
          { term: t("ics"), value: document.ics },
          { term: t("ccs"), value: document.ccs },
          { term: t("adoption"), value: document.adoption },
          { term: t("status"), value: asOf },
          {
            term: t("source"),
            value: <span className="break-words text-sm text-muted">{document.source}</span>,
          },
        ]}
      />
    </Card>
  );
}

function links(found: { id: string; number: string }[]): ReactNode {
  if (found.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-3">
      {found.map((each) => (
        <TextLink key={each.id} href={`/documents/${each.id}`}>
          {each.number}
        </TextLink>
      ))}
    </span>
  );
}

import type { DirectoryEntry } from "~/domain/providers/directory.queries.server";
import { directory } from "~/locales/directory";
import { useTexts } from "~/locales/texts";
import { type AccreditationKind, AccreditationTag, Tag } from "~/ui/accreditation-tag";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { formatCount } from "~/ui/format";
import { TextLink } from "~/ui/text-link";

/** Providers with what they hold; a card each on phones. */
export function Entries({ entries }: { entries: DirectoryEntry[] }) {
  const t = useTexts(directory);
  return (
    <DataTable
      caption={t("results")}
      phone="cards"
      rows={entries}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("empty")} text={t("empty_text")} />}
      columns={[
        { key: "name", header: t("name"), cell: (row) => <Name row={row} /> },
        { key: "place", header: t("place"), cell: (row) => row.region },
        {
          key: "accreditations",
          header: t("accreditations"),
          cell: (row) => <Held kinds={row.accreditations} />,
        },
        { key: "sites", header: t("sites"), align: "end", cell: (row) => row.sites },
        { key: "rows", header: t("rows"), align: "end", cell: (row) => formatCount(row.scopeRows) },
      ]}
    />
  );
}

function Name({ row }: { row: DirectoryEntry }) {
  const t = useTexts(directory);
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <TextLink href={`/providers/${row.id}`}>{row.name}</TextLink>
      {row.provisional ? <Tag>{t("provisional")}</Tag> : null}
      {row.suspended ? <Tag>{t("suspended")}</Tag> : null}
    </span>
  );
}

function Held({ kinds }: { kinds: string[] }) {
  if (kinds.length === 0) return <>—</>;
  return (
    <span className="flex flex-wrap gap-1">
      {kinds.map((kind) => (
        <AccreditationTag key={kind} kind={kind as AccreditationKind} />
      ))}
    </span>
  );
}

import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "../button";
import { DataTable } from "../data-table";
import { EmptyState } from "../empty-state";

interface Row {
  hub_id: string;
  level: string;
  name: string;
  hub_people: number;
  regulator_people: number;
}

/** The hubs right below, with how many people have an account there. */
export function SubordinatesTable({
  subordinates,
  kinds,
}: {
  subordinates: readonly Row[];
  kinds: readonly string[];
}) {
  const t = useTexts(accounts);
  const tc = useTexts(common);
  const people = (kind: "hub" | "regulator", count: (row: Row) => number) =>
    kinds.includes(kind)
      ? [{ key: kind, header: t(`subordinates.${kind}_people`), align: "end" as const, cell: count }]
      : [];
  return (
    <DataTable
      caption={t("subordinates.caption")}
      rows={subordinates}
      rowKey={({ hub_id }) => hub_id}
      empty={
        <EmptyState
          title={t("subordinates.none")}
          text={t("subordinates.none_text")}
          action={<LinkButton href="/members">{t("subordinates.to_members")}</LinkButton>}
        />
      }
      columns={[
        { key: "name", header: t("subordinates.hub"), cell: ({ name }) => name },
        {
          key: "level",
          header: t("subordinates.level"),
          tight: true,
          cell: ({ level }) => tc.any(`hub_level.${level}`),
        },
        ...people("hub", ({ hub_people }) => hub_people),
        ...people("regulator", ({ regulator_people }) => regulator_people),
      ]}
    />
  );
}

import { useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { isAdmin, ORGANISATION_KINDS } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { listOrganisations } from "~/domain/organisations/organisation.queries.server";
import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { frame } from "~/locales/frame";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { LifecyclePill } from "~/ui/status-pill";
import { TextInput } from "~/ui/text-input";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };

const blank = (value: unknown) => (value === "" ? undefined : value);
const filter = z
  .object({
    q: z.preprocess(blank, z.string().max(80).optional()),
    kind: z.preprocess(blank, z.enum(ORGANISATION_KINDS).optional()),
    status: z.preprocess(blank, z.enum(["active", "suspended"]).optional()),
    after: z.string().max(600).optional(),
  })
  .catch({});

export const loader = read(only(isAdmin), async ({ db, url }) => {
  const { after, ...shown } = filter.parse(Object.fromEntries(url.searchParams));
  const { organisations, next } = await listOrganisations(db, { ...shown, after });
  const search = new URLSearchParams(
    Object.entries(shown).filter((pair): pair is [string, string] => !!pair[1]),
  );
  if (next) search.set("after", next);
  return { organisations, filter: shown, nextHref: next ? `?${search}` : undefined };
});

export default function Organisations() {
  const { organisations, filter: given, nextHref } = useLoaderData<typeof loader>();
  const t = useTexts(accounts);
  const tc = useTexts(common);
  const tf = useTexts(frame);
  return (
    <>
      <PageHeader title={tf("nav.organisations")} />
      <div className="space-y-4">
        <FilterBar action="/admin/organisations" resetHref="/admin/organisations">
          <TextInput name="q" label={t("admin.q")} defaultValue={given.q} className="grow basis-40" />
          <Select
            name="kind"
            label={t("admin.kind")}
            placeholder={tc("form.none_chosen")}
            defaultValue={given.kind}
            options={ORGANISATION_KINDS.map((kind) => ({
              value: kind,
              label: tc.any(`organisation.${kind}`),
            }))}
            className="grow basis-40"
          />
          <Select
            name="status"
            label={t("members.status")}
            placeholder={tc("form.none_chosen")}
            defaultValue={given.status}
            options={["active", "suspended"].map((value) => ({
              value,
              label: tc.any(`status.account.${value}`),
            }))}
            className="grow basis-40"
          />
        </FilterBar>
        <Card flush>
          <DataTable
            caption={tf("nav.organisations")}
            rows={organisations}
            rowKey={({ id }) => id}
            empty={<EmptyState title={tc("table.empty")} />}
            columns={[
              {
                key: "name",
                header: t("organisation.name"),
                cell: ({ id, name }) => <TextLink href={`/admin/organisations/${id}`}>{name}</TextLink>,
              },
              {
                key: "kind",
                header: t("admin.kind"),
                tight: true,
                cell: ({ kind }) => tc.any(`organisation.${kind}`),
              },
              { key: "uscc", header: t("organisation.uscc"), tight: true, cell: ({ uscc }) => uscc ?? "—" },
              { key: "region", header: t("organisation.region"), tight: true, cell: ({ region }) => region },
              { key: "members", header: t("admin.members"), align: "end", cell: ({ members }) => members },
              {
                key: "status",
                header: t("members.status"),
                tight: true,
                cell: ({ status }) => <LifecyclePill of="account" status={status} />,
              },
            ]}
          />
        </Card>
        {nextHref ? <Pagination nextHref={nextHref} /> : null}
      </div>
    </>
  );
}

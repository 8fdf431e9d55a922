import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { directory } from "~/locales/directory";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Entries } from "./entries";
import { Filters } from "./filters";
import { load } from "./load.server";

export const handle = { hydrate: false };
export const meta = titled(directory, "title", "lead");

export const loader = read<Actor | null, Awaited<ReturnType<typeof load>>>(anybody, ({ db, url }) =>
  load(db, url),
);

export default function Providers() {
  const { filter, entries, provinces, cities, nextHref } = useLoaderData<typeof loader>();
  const t = useTexts(directory);
  return (
    <>
      <PageHeader title={t("title")} facts={[t("lead")]} />
      <Filters filter={filter} provinces={provinces} cities={cities} />
      <Card flush>
        <Entries entries={entries} />
      </Card>
      <Pagination nextHref={nextHref} />
    </>
  );
}

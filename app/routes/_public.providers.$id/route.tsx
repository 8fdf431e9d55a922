import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { common } from "~/locales/common";
import { directory } from "~/locales/directory";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Tag } from "~/ui/accreditation-tag";
import { LinkButton } from "~/ui/button";
import { Columns } from "~/ui/columns";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { Certificates } from "./certificates";
import { load } from "./load.server";
import { Scope } from "./scope";
import { SideCards } from "./side-cards";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, directory, () => args.data?.provider.name ?? "");

export const loader = read<Actor | null, Awaited<ReturnType<typeof load>>>(anybody, ({ db, params, url }) =>
  load(db, params.id, url),
);

export default function ProviderRoute() {
  const page = useLoaderData<typeof loader>();
  const t = useTexts(directory);
  const tc = useTexts(common);
  const { provider } = page;
  const pills = [
    provider.provisional ? t("provisional") : null,
    provider.suspended ? t("suspended") : null,
    provider.demo ? tc("demo") : null,
  ];
  return (
    <>
      <PageHeader
        title={provider.name}
        pill={pills.flatMap((words) => (words ? [<Tag key={words}>{words}</Tag>] : []))}
        breadcrumb={[
          { label: tc("nav.home"), href: "/" },
          { label: t("title"), href: "/providers" },
          { label: provider.name },
        ]}
        facts={[provider.region]}
        actions={
          <LinkButton look="primary" href="/requests/new">
            {t("order")}
          </LinkButton>
        }
      />
      <Columns side={<SideCards provider={provider} />}>
        <div className="space-y-4">
          <Certificates accreditations={provider.accreditations} today={page.today} />
          <Scope page={page} />
        </div>
      </Columns>
    </>
  );
}

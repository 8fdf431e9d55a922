import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { chinaDay } from "~/domain/china-day";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import type { Db } from "~/domain/outbox.server";
import { publicProvider, publicScope } from "~/domain/providers/public-provider.queries.server";
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
import { Scope } from "./scope";
import { SideCards } from "./side-cards";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, directory, () => args.data?.provider.name ?? "");

export const loader = read<Actor | null, Awaited<ReturnType<typeof load>>>(anybody, ({ db, params, url }) =>
  load(db, params.id, url),
);

async function load(db: Db, rawId: string | undefined, url: URL) {
  const id = mustExist(idSchema.safeParse(rawId).data);
  const q = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const [provider, scope] = await Promise.all([
    publicProvider(db, id),
    publicScope(db, id, { q, after: url.searchParams.get("after") ?? "" }),
  ]);
  return { provider: mustExist(provider), scope, q, today: chinaDay() };
}
export type ProviderPage = Awaited<ReturnType<typeof load>>;

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

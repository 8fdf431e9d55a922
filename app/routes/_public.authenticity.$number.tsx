import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { authenticity } from "~/locales/authenticity";
import { useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { Columns } from "~/ui/columns";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { askAuthenticity } from "./_public.authenticity._index/ask.server";
import { FileCard } from "./_public.authenticity._index/file-card";
import { HelpCard, NumberCard } from "./_public.authenticity._index/number-card";
import { ResultCard } from "./_public.authenticity._index/result-card";

export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, authenticity, (t) => `${t("title")} ${args.data?.result?.number ?? args.params.number}`);
export const loader = read(anybody, (visit: Visit<Actor | null>) =>
  askAuthenticity(visit, visit.params.number ?? ""),
);

/** Where the QR code of a verification sheet leads: the answer for one number, and a place to compare the file. */
export default function AuthenticityOfNumber() {
  const asked = useLoaderData<typeof loader>();
  const t = useTexts(authenticity);
  const number = asked.result?.number ?? asked.number;
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: t("title"), href: "/authenticity" }, { label: number }]}
        title={t("title")}
        facts={[t("lead")]}
      />
      <div className="space-y-4 sm:space-y-5">
        {asked.result ? <ResultCard result={asked.result} withFile={asked.sha256 !== ""} /> : null}
        <Columns
          even
          side={
            <FileCard path={`/authenticity/${encodeURIComponent(number)}`} number={number} asked={asked} />
          }
        >
          <NumberCard number={number} />
        </Columns>
        <HelpCard />
      </div>
    </>
  );
}

import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { authenticity } from "~/locales/authenticity";
import { useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { Columns } from "~/ui/columns";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { askAuthenticity } from "./ask.server";
import { FileCard } from "./file-card";
import { HelpCard, NumberCard } from "./number-card";
import { ResultCard } from "./result-card";

export const meta = titled(authenticity, "title", "lead");
export const loader = read(anybody, (visit: Visit<Actor | null>) =>
  askAuthenticity(visit, visit.url.searchParams.get("number") ?? ""),
);

/** 报告验真: by number, by file or by fingerprint, for anybody. */
export default function Authenticity() {
  const asked = useLoaderData<typeof loader>();
  const t = useTexts(authenticity);
  return (
    <>
      <PageHeader title={t("title")} facts={[t("lead")]} />
      <div className="space-y-4 sm:space-y-5">
        {asked.result ? <ResultCard result={asked.result} withFile={asked.sha256 !== ""} /> : null}
        <Columns even side={<FileCard path="/authenticity" number="" asked={asked} />}>
          <NumberCard number={asked.number} />
        </Columns>
        <HelpCard />
      </div>
    </>
  );
}

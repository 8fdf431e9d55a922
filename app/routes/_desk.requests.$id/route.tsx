import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signedIn } from "~/domain/authorize";
import { Refusal } from "~/domain/errors";
import { common } from "~/locales/common";
import { requests } from "~/locales/requests";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { nameTag } from "~/ui/page-title";
import { Head } from "./head";
import { hubIntents } from "./hub-intents.server";
import { HubPanel } from "./hub-panel";
import { loadPage, requestIdOf } from "./load-page.server";
import { Notices } from "./notices";
import { PackageCard } from "./package-card";
import { pageIntents } from "./page-intents.server";
import { quotesIntents } from "./quotes-intents.server";
import { QuotesPanel } from "./quotes-panel";
import { regulatorIntents } from "./regulator-intents.server";
import { RegulatorPanel } from "./regulator-panel";
import { SideFacts } from "./side-facts";
import { WhatHappened } from "./what-happened";

export const meta: MetaFunction<typeof loader> = (args) =>
  nameTag(
    args,
    () => args.data && [args.data.request.title, args.data.request.number].filter(Boolean).join(" "),
  );

export const loader = read(signedIn, loadPage);

export const action = write(signedIn, async (submission) => {
  const id = requestIdOf(submission.params);
  const handlers = { ...pageIntents, ...quotesIntents, ...hubIntents, ...regulatorIntents };
  const handler = Object.hasOwn(handlers, submission.form.intent)
    ? handlers[submission.form.intent]
    : undefined;
  if (!handler) throw new Refusal("invalid", "malformed_form");
  return (await handler(submission, id)) ?? redirect(`/requests/${id}`);
});

/** One request, for everybody who may see it: each sees the parts that are theirs. */
export default function RequestPage() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const tc = useTexts(common);
  const t = useTexts(requests);
  const { request } = data;
  const shared = { requestId: request.id, version: request.version };
  return (
    <>
      <Head data={data} />
      <Columns side={<SideFacts data={data} />}>
        {isRefused(answer) ? (
          <Alert tone="problem" live>
            {answer.refused.message}
          </Alert>
        ) : null}
        <Notices data={data} />
        {data.quotes ? <QuotesPanel data={data.quotes} {...shared} /> : null}
        {/* never fetched apart: React 18 throws (345) when a part is pressed whose script is still on its way */}
        {data.hub ? <HubPanel data={data.hub} {...shared} /> : null}
        {data.regulator ? <RegulatorPanel data={data.regulator} {...shared} /> : null}
        {data.packages.map((pack) => (
          <PackageCard key={pack.id} pack={pack} data={data} />
        ))}
        <Card title={tc("timeline.title")} aside={t("timeline_count", { n: data.events.length })}>
          <WhatHappened data={data} />
        </Card>
      </Columns>
    </>
  );
}

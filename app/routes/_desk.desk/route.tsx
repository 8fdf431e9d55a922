import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isEnterprise } from "~/domain/actor";
import { signedIn } from "~/domain/authorize";
import { waitingFor } from "~/domain/requests/desk.queries.server";
import { listDrafts } from "~/domain/requests/draft.queries.server";
import { suggestDocuments, suggestTemplates } from "~/domain/requests/draft-start.queries.server";
import { listRequests } from "~/domain/requests/request-list.queries.server";
import { requests } from "~/locales/requests";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { homeOf } from "../_desk/nav";
import { NeedBox } from "./need-box";
import { Recent } from "./recent";
import { WaitingCard } from "./waiting-card";

const EMPTY = { waiting: [], recent: [], drafts: [], templates: [], documents: [] };

export const loader = read(signedIn, async ({ db, actor, url }) => {
  const who = { name: actor.name, organisation: actor.organisationName, now: new Date() };
  if (!isEnterprise(actor)) {
    const home = homeOf(actor);
    if (home !== "/desk") throw redirect(home);
    return { ...who, ...EMPTY, need: "", works: false };
  }
  const need = (url.searchParams.get("need") ?? "").replaceAll("\0", "").trim().slice(0, 500);
  const [waiting, recent, drafts, templates, documents] = await Promise.all([
    waitingFor(db, actor),
    listRequests(db, actor, { limit: 5 }),
    listDrafts(db, actor, 3),
    suggestTemplates(db, need, need ? 4 : 3),
    need ? suggestDocuments(db, need) : [],
  ]);
  return { ...who, waiting, recent: recent.items, drafts, templates, documents, need, works: true };
});

/** Where an enterprise begins: say what is needed, see what waits, go on with what was begun. */
export default function Desk() {
  const data = useLoaderData<typeof loader>();
  const t = useTexts(requests);
  const hour = new Date(new Date(data.now).getTime() + 8 * 3_600_000).getUTCHours();
  const greeting = t(hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening", { name: data.name });
  return (
    <>
      <PageHeader title={greeting} facts={[data.organisation]} />
      {data.works ? (
        <Columns side={<Recent rows={data.recent} drafts={data.drafts} />}>
          <NeedBox need={data.need} templates={data.templates} documents={data.documents} />
          <section className="space-y-3" aria-labelledby="waiting">
            <h2 id="waiting" className="text-base font-bold">
              {t("waiting", { n: data.waiting.length })}
            </h2>
            {data.waiting.length === 0 ? <p className="text-muted">{t("waiting_none")}</p> : null}
            {data.waiting.map((one) => (
              <WaitingCard key={`${one.kind}-${one.orderId ?? one.requestId}`} one={one} now={data.now} />
            ))}
          </section>
        </Columns>
      ) : (
        <Card>
          <EmptyState
            title={t("expert_title")}
            text={t("expert_text")}
            action={<LinkButton href="/documents">{t("expert_action")}</LinkButton>}
          />
        </Card>
      )}
    </>
  );
}

import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isEnterprise } from "~/domain/actor";
import { only, signedIn } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { expertDesk } from "~/domain/experts/desk.queries.server";
import { isExpert } from "~/domain/experts/expert.policy";
import { switchDuty } from "~/domain/experts/switch-duty.server";
import { takeConversation } from "~/domain/experts/take-conversation.server";
import { idSchema } from "~/domain/ids";
import { waitingFor } from "~/domain/requests/desk.queries.server";
import { listDrafts } from "~/domain/requests/draft.queries.server";
import { suggestDocuments, suggestTemplates } from "~/domain/requests/draft-start.queries.server";
import { listRequests } from "~/domain/requests/request-list.queries.server";
import { requests } from "~/locales/requests";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Columns } from "~/ui/columns";
import { PageHeader } from "~/ui/page-header";
import { homeOf } from "../_desk/nav";
import { ExpertDeskView } from "./expert-desk";
import { NeedBox } from "./need-box";
import { Recent } from "./recent";
import { WaitingCard } from "./waiting-card";

const EMPTY = { waiting: [], recent: [], drafts: [], templates: [], documents: [], need: "" };

export const loader = read(signedIn, async ({ db, actor, url }) => {
  const who = { name: actor.name, organisation: actor.organisationName, now: new Date() };
  if (!isEnterprise(actor)) {
    const home = homeOf(actor);
    if (home !== "/desk") throw redirect(home);
    return { ...who, ...EMPTY, expert: await expertDesk(db, actor), done: url.searchParams.get("done") };
  }
  const need = (url.searchParams.get("need") ?? "").replaceAll("\0", "").trim().slice(0, 500);
  const [waiting, recent, drafts, templates, documents] = await Promise.all([
    waitingFor(db, actor),
    listRequests(db, actor, { limit: 5 }),
    listDrafts(db, actor, 3),
    suggestTemplates(db, need, need ? 4 : 3),
    need ? suggestDocuments(db, need) : [],
  ]);
  return {
    ...who,
    waiting,
    recent: recent.items,
    drafts,
    templates,
    documents,
    need,
    expert: null,
    done: null,
  };
});

export const action = write(only(isExpert), async ({ db, actor, form }) => {
  if (form.intent === "take") {
    const c = mustExist(idSchema.safeParse(form.text("c")).data);
    await takeConversation(db, actor, { c });
    return redirect("/desk?done=taken");
  }
  await switchDuty(db, actor, form.intent === "on");
  return redirect(`/desk?done=${form.intent === "on" ? "on" : "off"}`);
});

/** Where an enterprise begins: say what is needed, see what waits, go on with what was begun. Experts have their own. */
export default function Desk() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(requests);
  const hour = new Date(new Date(data.now).getTime() + 8 * 3_600_000).getUTCHours();
  const greeting = t(hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening", { name: data.name });
  return (
    <>
      <PageHeader title={greeting} facts={[data.organisation]} />
      {data.expert ? (
        <ExpertDeskView
          {...data.expert}
          now={data.now}
          done={data.done}
          refused={isRefused(answer) ? answer.refused.message : null}
        />
      ) : (
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
      )}
    </>
  );
}

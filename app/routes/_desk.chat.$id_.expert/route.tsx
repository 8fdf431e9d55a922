import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { assignmentPage } from "~/domain/experts/assignment-page.queries.server";
import { consultationForm } from "~/domain/experts/consultation";
import { handOverForm } from "~/domain/experts/expert";
import { isExpert } from "~/domain/experts/expert.policy";
import { handOver } from "~/domain/experts/hand-over.server";
import { openConsultation } from "~/domain/experts/open-consultation.server";
import { returnToPool } from "~/domain/experts/return-to-pool.server";
import { takeConversation } from "~/domain/experts/take-conversation.server";
import { idSchema } from "~/domain/ids";
import { experts } from "~/locales/experts";
import { textsIn, useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Columns } from "~/ui/columns";
import { useTalkName } from "~/ui/experts/field-words";
import { PageHeader } from "~/ui/page-header";
import { PageNotices } from "~/ui/page-notices";
import { nameTag } from "~/ui/page-title";
import { ConsultForm } from "./consult-form";
import { GiveForms } from "./give-forms";
import { History } from "./history";
import { NowCard } from "./now-card";

const door = only(isHub, isExpert);

export const loader = read(door, async ({ db, actor, params, url, locale }) => ({
  ...(await assignmentPage(db, actor, params.id ?? "")),
  pageTitle: textsIn(locale, experts)("assignment.title"),
  done: url.searchParams.get("done"),
}));

export const meta: MetaFunction<typeof loader> = (args) => nameTag(args, () => args.data?.pageTitle);

export const action = write(door, async ({ db, actor, params, form }) => {
  const c = mustExist(idSchema.safeParse(params.id).data);
  if (form.intent === "consult") {
    const { id } = await openConsultation(db, actor, { c, ...form.as(consultationForm) });
    return redirect(`/consultations/${id}`);
  }
  if (form.intent === "take") {
    await takeConversation(db, actor, { c });
    return redirect(`/chat/${c}/expert?done=taken`);
  }
  if (form.intent === "return") await returnToPool(db, actor, { c });
  else await handOver(db, actor, { c, ...form.as(handOverForm) });
  const done = form.intent === "return" ? "returned" : "handed";
  // whoever gave it away no longer sees it
  return redirect(isHub(actor) ? `/chat/${c}/expert?done=${done}` : `/desk?done=${done}`);
});

/** Who answers a conversation: who has it, who had it, and everything that changes it. */
export default function Assignment() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const t = useTexts(experts);
  const nameOf = useTalkName();
  const { done, can } = data;
  const facts = [data.enterprise, data.number].filter(Boolean);
  return (
    <>
      <PageHeader
        title={t("assignment.title")}
        breadcrumb={[
          { label: nameOf(data), href: data.part ? `/chat/${data.c}` : undefined },
          { label: t("assignment.title") },
        ]}
        facts={[nameOf(data), ...facts]}
      />
      <PageNotices
        problem={Object.keys(refused?.refused.fields ?? {}).length === 0 ? refused?.refused.message : null}
        done={done && !refused ? t.any(`done.${done}`) : null}
      />
      <Columns side={<History rows={data.history} />}>
        <NowCard data={data} />
        {can.giveOn && data.status !== "closed" ? <GiveForms data={data} refused={refused} /> : null}
        {can.giveOn && data.assignment ? <ConsultForm data={data} refused={refused} /> : null}
      </Columns>
    </>
  );
}

import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { draftOpinion, inviteMember } from "~/domain/experts/change-consultation.server";
import { inviteMemberForm, memberChangeForm, opinionForm, signForm } from "~/domain/experts/consultation";
import { consultationPage } from "~/domain/experts/consultation.queries.server";
import { cancelConsultation } from "~/domain/experts/end-consultation.server";
import { isExpert } from "~/domain/experts/expert.policy";
import { nameLead } from "~/domain/experts/name-lead.server";
import { releaseMember } from "~/domain/experts/release-member.server";
import { signOpinion } from "~/domain/experts/sign-opinion.server";
import { experts } from "~/locales/experts";
import { textsIn, useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { formatMoment } from "~/ui/format";
import { PageHeader } from "~/ui/page-header";
import { PageNotices } from "~/ui/page-notices";
import { nameTag } from "~/ui/page-title";
import { StatusPill } from "~/ui/status-pill";
import { MembersCard } from "./members-card";
import { OpinionCard } from "./opinion-card";

const door = only(isHub, isExpert);
const TONES = { open: "amber", signed: "green", cancelled: "neutral" } as const;

export const loader = read(door, async ({ db, actor, params, url, locale }) => ({
  ...(await consultationPage(db, actor, params.id ?? "")),
  pageTitle: textsIn(locale, experts)("consultation.title"),
  done: url.searchParams.get("done"),
}));

export const meta: MetaFunction<typeof loader> = (args) => nameTag(args, () => args.data?.pageTitle);

export const action = write(door, async ({ db, actor, params, form }) => {
  const consultationId = params.id ?? "";
  const done = (what: string) => redirect(`/consultations/${consultationId}?done=${what}`);
  switch (form.intent) {
    case "sign":
      return done(
        (await signOpinion(db, actor, { consultationId, ...form.as(signForm) })) ? "concluded" : "signed",
      );
    case "invite":
      await inviteMember(db, actor, { consultationId, ...form.as(inviteMemberForm) });
      return done("invited");
    case "name_lead":
      await nameLead(db, actor, { consultationId, ...form.as(memberChangeForm) });
      return done("lead_named");
    case "release":
      return done(
        (await releaseMember(db, actor, { consultationId, ...form.as(memberChangeForm) }))
          ? "concluded"
          : "released",
      );
    case "cancel":
      await cancelConsultation(db, actor, consultationId);
      return done("cancelled");
    default:
      await draftOpinion(db, actor, { consultationId, ...form.as(opinionForm) });
      return done("opinion");
  }
});

/** 会诊: what is asked, who judges it together, and the opinion that they sign. */
export default function Consultation() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const t = useTexts(experts);
  const general = refused && refused.kept.intent !== "opinion" ? refused.refused.message : null;
  return (
    <>
      <PageHeader
        title={t("consultation.title")}
        breadcrumb={[{ label: t("desk.consultations") }, { label: data.title ?? t("consultation.title") }]}
        pill={
          <StatusPill tone={TONES[data.status]}>{t.any(`consultation_status.${data.status}`)}</StatusPill>
        }
        facts={[
          data.enterprise,
          data.number,
          t("consultation.opened", { at: formatMoment(data.openedAt) }),
        ].filter(Boolean)}
        actions={
          <>
            {data.mine ? (
              <LinkButton href={`/chat/${data.groupId}`}>{t("consultation.group")}</LinkButton>
            ) : null}
            {data.inConversation ? (
              <LinkButton href={`/chat/${data.conversationId}`}>{t("consultation.conversation")}</LinkButton>
            ) : null}
          </>
        }
      />
      <PageNotices problem={general} done={data.done && !refused ? t.any(`done.${data.done}`) : null} />
      <Columns side={<MembersCard data={data} refused={refused} />}>
        <Card title={t("consultation.question")}>
          <p className="whitespace-pre-line">{data.question}</p>
        </Card>
        <OpinionCard data={data} refused={refused?.kept.intent === "opinion" ? refused : null} />
      </Columns>
    </>
  );
}

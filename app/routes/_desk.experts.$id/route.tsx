import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isHub, isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { leaveForm, profileForm } from "~/domain/experts/expert";
import { isExpert } from "~/domain/experts/expert.policy";
import { addLeave, endLeave } from "~/domain/experts/keep-leave.server";
import { expertPage } from "~/domain/experts/roster.queries.server";
import { saveExpert } from "~/domain/experts/save-expert.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Columns } from "~/ui/columns";
import { inWords } from "~/ui/experts/in-words";
import { StatePill } from "~/ui/experts/state-pill";
import { PageHeader } from "~/ui/page-header";
import { PageNotices } from "~/ui/page-notices";
import { nameTag } from "~/ui/page-title";
import { FactsCard } from "./facts-card";
import { LeaveCard } from "./leave-card";
import { ProfileForm } from "./profile-form";

const door = only(isHub, isProvider, isExpert);

export const loader = read(door, async ({ db, actor, params, url }) => ({
  ...(await expertPage(db, actor, params.id ?? "")),
  roster: isHub(actor) || isProvider(actor),
  done: url.searchParams.get("done"),
}));

export const meta: MetaFunction<typeof loader> = (args) => nameTag(args, () => args.data?.expert.name);

export const action = write(door, async ({ db, actor, params, form }) => {
  const id = params.id ?? "";
  if (form.intent === "leave") {
    await addLeave(db, actor, id, form.as(leaveForm));
    return redirect(`/experts/${id}?done=leave`);
  }
  if (form.intent === "end") {
    await endLeave(db, actor, id, form.text("leaveId"));
    return redirect(`/experts/${id}?done=ended`);
  }
  await saveExpert(db, actor, id, form.as(profileForm));
  return redirect(`/experts/${id}?done=profile`);
});

/** An expert: what he does, where, when and for how many at a time; his days off; how his answers were received. */
export default function ExpertPage() {
  const { expert, colleagues, can, roster, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(experts);
  const refused = isRefused(answer) ? inWords(t, answer) : null;
  const leave = refused?.kept.intent === "leave" ? refused : null;
  return (
    <>
      <PageHeader
        title={expert.name}
        breadcrumb={[
          roster ? { label: t("roster.title"), href: "/experts" } : { label: t("desk.title"), href: "/desk" },
          { label: expert.name },
        ]}
        pill={<StatePill state={expert.state} />}
        facts={[expert.title, expert.organisation].filter(Boolean)}
      />
      <PageNotices done={done && !refused ? t.any(`done.${done}`) : null} />
      <Columns
        side={
          <>
            <FactsCard expert={expert} />
            <LeaveCard leaves={expert.leaves} may={can.absent} refused={leave} />
          </>
        }
      >
        <ProfileForm
          expert={expert}
          colleagues={colleagues}
          may={can.edit}
          refused={leave ? null : refused}
        />
      </Columns>
    </>
  );
}

import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { cannedForm, cannedId, cannedPolicy } from "~/domain/experts/canned-reply";
import { cannedReplies, deleteCannedReply, saveCannedReply } from "~/domain/experts/canned-reply.server";
import { isExpert } from "~/domain/experts/expert.policy";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { ReplyForm } from "./reply-form";
import { ReplyList } from "./reply-list";

export const handle = { hydrate: false };
const door = only(isHub, isExpert);

export const meta = titled(experts, "canned.title");
export const loader = read(door, async ({ db, actor, url }) => ({
  replies: await cannedReplies(db, actor),
  head: cannedPolicy.change(actor, { organisation_id: actor.organisationId, owner_id: null }),
  editing: url.searchParams.get("edit"),
  done: url.searchParams.get("done"),
}));

export const action = write(door, async ({ db, actor, form }) => {
  if (form.intent === "delete") {
    await deleteCannedReply(db, actor, form.as(cannedId).id);
    return redirect("/canned-replies?done=deleted");
  }
  await saveCannedReply(db, actor, form.as(cannedForm));
  return redirect("/canned-replies?done=saved");
});

/** Replies one keeps for oneself, and those of the house. */
export default function CannedReplies() {
  const { replies, head, editing, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const t = useTexts(experts);
  const edited = replies.find(({ id, mine }) => id === editing && mine) ?? null;
  const [own, house] = [replies.filter(({ shared }) => !shared), replies.filter(({ shared }) => shared)];
  return (
    <>
      <PageHeader title={t("canned.title")} facts={[t("canned.hint")]} />
      {done && !refused ? (
        <Alert tone="done" live>
          {t.any(`done.${done}`)}
        </Alert>
      ) : null}
      <Columns side={<ReplyForm key={edited?.id ?? "new"} edited={edited} head={head} refused={refused} />}>
        <Card title={t("canned.mine")} flush>
          <ReplyList rows={own} />
        </Card>
        <Card title={t("canned.house")} aside={t("canned.house_hint")} flush>
          <ReplyList rows={house} />
        </Card>
      </Columns>
    </>
  );
}

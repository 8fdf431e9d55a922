import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { isEnterprise } from "~/domain/actor";
import { signedIn } from "~/domain/authorize";
import { CONVERSATION_STATES } from "~/domain/chat/chat";
import { conversationsOf } from "~/domain/chat/conversation.queries.server";
import { openConversation } from "~/domain/chat/open-conversation.server";
import { idSchema } from "~/domain/ids";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConversationList } from "~/ui/chat/conversation-list";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";

export const meta: MetaFunction = titled(chat, "title");

const STATES = z.enum(CONVERSATION_STATES).optional().catch(undefined);

export const loader = read(signedIn, async ({ db, actor, url }) => {
  const q = url.searchParams.get("q")?.slice(0, 60) ?? "";
  const status = STATES.parse(url.searchParams.get("status") ?? undefined);
  const cursor = url.searchParams.get("cursor") ?? undefined;
  const list = await conversationsOf(db, actor, { q, status, cursor });
  return { ...list, q, status: status ?? "", mayAsk: isEnterprise(actor) };
});

const opening = z.discriminatedUnion("subject", [
  z.object({ subject: z.literal("request"), requestId: idSchema }),
  z.object({ subject: z.literal("order"), orderId: idSchema }),
  z.object({ subject: z.literal("enterprise") }),
]);

/** Begins a conversation, or finds the one there is, and goes there. */
export const action = write(signedIn, async ({ db, actor, form }) => {
  const { id } = await openConversation(db, actor, form.as(opening));
  return redirect(`/chat/${id}`);
});

const nextOf = (data: { q: string; status: string; next: string | null }) =>
  data.next
    ? `/chat?${new URLSearchParams({ q: data.q, status: data.status, cursor: data.next })}`
    : undefined;

export default function Chats() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(chat);
  const filtered = data.q !== "" || data.status !== "";
  return (
    <>
      <PageHeader title={t("title")} facts={[t("intro")]} actions={data.mayAsk ? <AskHub /> : null} />
      {isRefused(answer) ? (
        <Alert tone="problem" live>
          {answer.refused.message}
        </Alert>
      ) : null}
      <FilterBar action="/chat" resetHref={filtered ? "/chat" : undefined}>
        <TextInput
          name="q"
          label={t("list.search")}
          placeholder={t("list.search_hint")}
          defaultValue={data.q}
          className="grow basis-40"
        />
        <Select
          name="status"
          label={t("list.status")}
          defaultValue={data.status}
          options={[
            { value: "", label: t("list.all") },
            ...CONVERSATION_STATES.map((value) => ({ value, label: t(`status.${value}`) })),
          ]}
          className="grow basis-32"
        />
      </FilterBar>
      <Card flush>
        {data.conversations.length === 0 ? (
          <EmptyState title={t("list.none")} text={t("list.none_text")} />
        ) : (
          <ConversationList rows={data.conversations} />
        )}
      </Card>
      <Pagination nextHref={nextOf(data)} />
    </>
  );
}

function AskHub() {
  const t = useTexts(chat);
  return (
    <form method="post" action="/chat?index">
      <Button look="primary" name="subject" value="enterprise">
        {t("list.ask_hub")}
      </Button>
    </form>
  );
}

import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import * as z from "zod";
import { signedIn } from "~/domain/authorize";
import { CONVERSATION_STATES } from "~/domain/chat/chat";
import { openConversation } from "~/domain/chat/open-conversation.server";
import { idSchema } from "~/domain/ids";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { useLiveList } from "~/realtime/client/use-live-list";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { AreaList } from "~/ui/chat/area-list";
import { ConversationList } from "~/ui/chat/conversation-list";
import { FoundMessages } from "~/ui/chat/found-messages";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { PageNotices } from "~/ui/page-notices";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { Tabs } from "~/ui/tabs";
import { TextInput } from "~/ui/text-input";
import { type ChatsData, loadChats } from "./load.server";

export const meta: MetaFunction = titled(chat, "title");

export const loader = read(signedIn, loadChats);

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

function nextOf({ q, status, area, next }: ChatsData) {
  if (!next) return undefined;
  return `/chat?${new URLSearchParams({ q, status, ...(area ? { area: "1" } : {}), cursor: next })}`;
}

export default function Chats() {
  const delivered = useLoaderData<typeof loader>() as ChatsData;
  const { search } = useLocation();
  const live = useLiveList<Pick<ChatsData, "conversations" | "next">>(
    delivered.me,
    delivered,
    delivered.area ? null : `/chat/list${search}`,
  );
  const data = { ...delivered, ...live };
  const answer = useActionData<typeof action>();
  const t = useTexts(chat);
  const { may, area } = data;
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[area ? t("area.note") : t("intro")]}
        actions={
          <>
            {may.ask ? <AskHub /> : null}
            {may.moderate ? <LinkButton href="/chat/reports">{t("reports.link")}</LinkButton> : null}
          </>
        }
      />
      <PageNotices problem={isRefused(answer) ? answer.refused.message : null} />
      {may.watch && may.talk ? (
        <Tabs
          label={t("title")}
          items={[
            { href: "/chat", label: t("list.mine"), current: !area },
            { href: "/chat?area=1", label: t("area.tab"), current: area },
          ]}
        />
      ) : null}
      <Filters data={data} />
      <div className="space-y-4">
        {data.found?.length && data.conversations.length === 0 ? null : (
          <Card flush>
            <Rows data={data} />
          </Card>
        )}
        {data.found ? <FoundMessages found={data.found} /> : null}
      </div>
      <Pagination nextHref={nextOf(data)} />
    </>
  );
}

function Rows({ data }: { data: ChatsData }) {
  const t = useTexts(chat);
  if (data.areas.length > 0) return <AreaList rows={data.areas} />;
  if (data.conversations.length > 0) return <ConversationList rows={data.conversations} />;
  return <EmptyState title={t("list.none")} text={data.may.ask ? t("list.none_text") : undefined} />;
}

function Filters({ data }: { data: ChatsData }) {
  const t = useTexts(chat);
  const filtered = data.q !== "" || data.status !== "";
  return (
    <FilterBar action="/chat" resetHref={filtered ? (data.area ? "/chat?area=1" : "/chat") : undefined}>
      {data.area ? (
        <input type="hidden" name="area" value="1" />
      ) : (
        <TextInput
          name="q"
          label={t("list.search")}
          placeholder={t("list.search_hint")}
          defaultValue={data.q}
          className="grow basis-40"
        />
      )}
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

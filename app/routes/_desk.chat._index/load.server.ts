import * as z from "zod";
import { isEnterprise, isRegulator } from "~/domain/actor";
import { areaConversations, watchesArea } from "~/domain/chat/area-conversations.queries.server";
import { CONVERSATION_STATES } from "~/domain/chat/chat";
import { chatPolicy } from "~/domain/chat/chat.policy";
import { conversationsOf } from "~/domain/chat/conversation.queries.server";
import { searchConversations } from "~/domain/chat/search-conversations.server";
import type { Visit } from "~/platform/http.server";

const STATES = z.enum(CONVERSATION_STATES).optional().catch(undefined);

/** Which conversations an address asks for. */
export function askedIn(url: URL) {
  const get = (name: string) => url.searchParams.get(name) ?? undefined;
  return {
    q: get("q")?.slice(0, 60) ?? "",
    status: STATES.parse(get("status") || undefined),
    cursor: get("cursor"),
  };
}

/** One's own conversations with what a search found in them, or, for who watches an area, the headers of its talks. */
export async function loadChats({ db, actor, url }: Visit) {
  const { q, status, cursor } = askedIn(url);
  const watches = watchesArea(actor);
  // a regulator talks to nobody: his list is the area's
  const area = watches && (url.searchParams.has("area") || isRegulator(actor));
  const nothing = { conversations: [], next: null };
  const [own, areas, found] = await Promise.all([
    area ? nothing : conversationsOf(db, actor, { q, status, cursor }),
    area ? areaConversations(db, actor, { status, cursor }) : nothing,
    !area && q.trim() !== "" && cursor === undefined ? searchConversations(db, actor, { q }) : null,
  ]);
  return {
    conversations: own.conversations,
    areas: areas.conversations,
    next: own.next ?? areas.next,
    found: found?.found ?? null,
    me: actor.userId,
    q,
    status: status ?? "",
    area,
    may: {
      ask: isEnterprise(actor),
      watch: watches,
      talk: !isRegulator(actor),
      moderate: chatPolicy.moderate(actor),
    },
  };
}

export type ChatsData = Awaited<ReturnType<typeof loadChats>>;

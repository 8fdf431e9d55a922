import type { Actor } from "~/domain/actor";
import { quotesToShow } from "~/domain/chat/card-choices.queries.server";
import { chatPolicy } from "~/domain/chat/chat.policy";
import { type ConversationPage, conversationPage } from "~/domain/chat/conversation-page.queries.server";
import { latestEvents } from "~/domain/chat/event.queries.server";
import { cannedPolicy } from "~/domain/experts/canned-reply";
import { cannedReplies } from "~/domain/experts/canned-reply.server";
import { queuePlace, replyDue } from "~/domain/experts/reply-due.queries.server";
import { newId } from "~/domain/ids";
import type { Visit } from "~/platform/http.server";

const PAGE = 60;

/** A conversation with its latest events, or the ones before `?before=`; 404 to whoever takes no part. */
export async function loadChat({ db, actor, params, url }: Visit) {
  const c = params.id ?? "";
  const page = await conversationPage(db, actor, c);
  const before = Number(url.searchParams.get("before")) || undefined;
  const tool = url.searchParams.get("tool");
  const may = abilities(actor, page);
  const [{ events, head, reads }, queue, due, quotes, canned] = await Promise.all([
    latestEvents(db, actor, { c, before, count: PAGE }),
    page.status === "queued" ? queuePlace(db, c) : null,
    page.part === "inspector" ? null : replyDue(db, c),
    tool === "quote" && may.quote ? quotesToShow(db, actor, c) : null,
    tool === "canned" && may.canned ? cannedReplies(db, actor) : null,
  ]);
  return {
    page,
    start: { base: (events[0]?.seq ?? head + 1) - 1, events, reads },
    waitMinutes: queue?.expectedMinutes ?? null,
    replyDue: due,
    me: actor.userId,
    may,
    quotes,
    canned: canned?.map(({ id, title, body }) => ({ id, title, body })) ?? null,
    tool,
    message: Number(url.searchParams.get("message")) || null,
    // the ids of what this page's forms may send: the same form twice is one message
    m: newId(),
    cardM: newId(),
  };
}

export type ChatData = Awaited<ReturnType<typeof loadChat>>;

/** Buttons by part and state; the commands judge again. */
function abilities(actor: Actor, { part, status, subject, orderOver }: ConversationPage) {
  const writes = part !== "inspector" && status !== "closed";
  const staysOpen = subject === "consultation" || (subject === "order" && !orderOver);
  return {
    document: writes,
    quote: writes && (part === "asker" || part === "provider") && subject !== "consultation",
    canned: writes && cannedPolicy.use(actor),
    close: writes && chatPolicy.end(part) && !staysOpen,
    takeUp: chatPolicy.takeUp(part),
    draft:
      writes &&
      part === "expert" &&
      (subject === "request" || subject === "enterprise" || subject === "counter"),
    call: status === "open" && (part === "asker" || part === "provider"),
    expertActions: part === "expert" || part === "counter",
    moderate: chatPolicy.moderate(actor),
  };
}

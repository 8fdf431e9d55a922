import { conversationPage } from "~/domain/chat/conversation-page.queries.server";
import { latestEvents } from "~/domain/chat/event.queries.server";
import { queuePlace, replyDue } from "~/domain/experts/reply-due.queries.server";
import { newId } from "~/domain/ids";
import type { Visit } from "~/platform/http.server";

const PAGE = 60;

/** A conversation with its latest events, or the ones before `?before=`; 404 to whoever takes no part. */
export async function loadChat({ db, actor, params, url }: Visit) {
  const c = params.id ?? "";
  const page = await conversationPage(db, actor, c);
  const before = Number(url.searchParams.get("before")) || undefined;
  const [{ events, head, reads }, queue, due] = await Promise.all([
    latestEvents(db, actor, { c, before, count: PAGE }),
    page.status === "queued" ? queuePlace(db, c) : null,
    page.part === "inspector" ? null : replyDue(db, c),
  ]);
  return {
    page,
    start: { base: (events[0]?.seq ?? head + 1) - 1, events, reads },
    waitMinutes: queue?.expectedMinutes ?? null,
    replyDue: due,
    earlier: before !== undefined,
    me: actor.userId,
    role: actor.role,
    m: newId(),
  };
}

export type ChatData = Awaited<ReturnType<typeof loadChat>>;

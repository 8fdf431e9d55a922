import { signedIn } from "~/domain/authorize";
import { unreadOf } from "~/domain/chat/conversation.queries.server";
import { serve } from "~/platform/resource.server";

/** How many messages of others wait: asked again by an open page when the connection tells of news. */
export const loader = serve(signedIn, async ({ db, actor }) =>
  Response.json({ unread: await unreadOf(db, actor) }, { headers: { "Cache-Control": "no-store" } }),
);

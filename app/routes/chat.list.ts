import { signedIn } from "~/domain/authorize";
import { conversationsOf } from "~/domain/chat/conversation.queries.server";
import { serve } from "~/platform/resource.server";
import { askedIn } from "./_desk.chat._index/load.server";

/** One page of one's own conversations: asked again by an open list when the connection tells that one has moved. */
export const loader = serve(signedIn, async ({ db, actor, url }) =>
  Response.json(await conversationsOf(db, actor, askedIn(url)), { headers: { "Cache-Control": "no-store" } }),
);

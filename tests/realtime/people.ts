import { openConversation } from "~/domain/chat/open-conversation.server";
import { peopleOf } from "../domain/accounts/people";
import { assign } from "../domain/chat/support";
import type { TestDatabase } from "../support/database";

/** Somebody with a session as a browser has one. */
export async function someone(
  people: ReturnType<typeof peopleOf>,
  organisationId: string,
  role: "owner" | "staff" | "expert" | "operator" | "supervisor",
) {
  const { userId, login } = await people.member(organisationId, role);
  const { token, now } = await people.session(userId, organisationId);
  const actor = await now();
  if (!actor) throw new Error("the session should live");
  return { userId, login, token, actor };
}

/** An enterprise's owner and a hub's expert who talk in `c`, and a stranger who talks in none of theirs. */
export async function talkIn(database: Pick<TestDatabase, "db" | "pool" | "url">) {
  const people = peopleOf(database);
  const house = await people.organisation("enterprise");
  const hub = await people.organisation("hub", { hubCode: "SD370102" });
  const qiye = await someone(people, house, "owner");
  const zhuanjia = await someone(people, hub, "expert");
  const stranger = await someone(people, await people.organisation("enterprise"), "owner");
  const { id: c } = await openConversation(database.db, qiye.actor, { subject: "enterprise" });
  await assign(database.db, c, zhuanjia.actor);
  const { id: foreign } = await openConversation(database.db, stranger.actor, { subject: "enterprise" });
  return { people, house, hub, qiye, zhuanjia, stranger, c, foreign };
}

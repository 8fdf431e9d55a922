import type { Kysely } from "kysely";
import { areaConversations } from "~/domain/chat/area-conversations.queries.server";
import { conversationsOf, roomsOf, unreadOf } from "~/domain/chat/conversation.queries.server";
import { openReports } from "~/domain/chat/reports.queries.server";
import { searchConversations } from "~/domain/chat/search-conversations.server";
import type { Database } from "~db/connection";
import type { List, Readers } from "./readers";

/** Conversations and what is said in them. */
export const chatLists = (db: Kysely<Database>, { qiye, zhandian, sheng }: Readers): List[] => [
  ["conversations", () => conversationsOf(db, qiye)],
  ["conversations by name", () => conversationsOf(db, qiye, { q: "演示" })],
  ["conversations of a desk", () => conversationsOf(db, zhandian)],
  ["rooms of a socket", () => roomsOf(db, qiye)],
  ["unread messages", () => unreadOf(db, qiye)],
  ["messages found", () => searchConversations(db, qiye, { q: "迁移量" })],
  ["conversations of an area", () => areaConversations(db, sheng, {})],
  ["reported messages", () => openReports(db, sheng)],
];

import { sql } from "kysely";
import type { Card } from "~/domain/chat/chat";
import type { Tx } from "~/domain/outbox.server";
import type { ExpertEntry } from "./expert-profiles";
import { assign, beginTalk, say, type Talk } from "./talk";
import { beginningOf, type Told } from "./telling";
import { minutesAfter } from "./time";
import type { World } from "./world";

const GREETING =
  "李经理您好，我是王海峰。四项参数和现行标准我都核对过，已邀请符合条件的机构报价，有疑问随时说。";

/** Minutes ago, who, words; "card" shows the new edition of the decolouring test. */
const LINES: [ago: number, who: "asker" | "expert", words: string][] = [
  [41, "expert", "李经理，商超准入一般还会要求“标签标识”核对，是否一并做？"],
  [39, "asker", "超市采购清单里没写，要加的话影响时间吗？"],
  [38, "expert", "不影响。同时提醒：脱色试验请按 2023 版，旧版已代替。"],
  [38, "expert", "card"],
  [37, "asker", "好的，已更新明细"],
  [35, "expert", "收到，明细已经是现行版。现有四家报价，周期 4 到 8 个工作日，需要我陪您一起比一比再定吗？"],
];

/** The talk of the pictures: `qiye` and 王海峰 about the lunch boxes, this very morning. */
export async function tellFoodContact(
  world: World,
  tx: Tx,
  request: Told,
  experts: readonly ExpertEntry[],
): Promise<Talk> {
  const talk = beginTalk(world, beginningOf(world, request));
  const expert = experts.find(({ login }) => login === "zhuanjia");
  if (!expert) return talk;
  assign(talk, expert, minutesAfter(request.at, 1));
  const own = talk.seats.get("expert");
  if (own) say(talk, minutesAfter(request.at, 7), own, GREETING);
  const card = await editionCard(tx);
  for (const [ago, who, words] of LINES) {
    const seat = talk.seats.get(who);
    const what = words === "card" ? card : words;
    if (seat && what) say(talk, minutesAfter(world.now, -ago), seat, what);
  }
  return talk;
}

async function editionCard(tx: Tx): Promise<Card | null> {
  const { rows } = await sql<{ id: string; number: string; title: string; status: string }>`
    select id, number, title_zh as title, status from normative_documents where number = 'GB 31604.7-2023'`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) return null;
  const { id, number, title, status } = found;
  return { kind: "document", documentId: id, number, title, status };
}

import { afterAll, describe, expect, it } from "vitest";
import { attachToChat } from "~/domain/chat/attach-to-chat.server";
import { chatAttachment } from "~/domain/chat/attachment.queries.server";
import { testDatabase } from "../../support/database";
import { memoryFiles } from "../quotes/market";
import { refusalOf } from "../requests/support";
import { picture, say, talk, talker } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const files = memoryFiles();

describe("an attachment", () => {
  it("is judged by its content, claimed by one message of its uploader, and opened by those who take part", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const html = { name: "看起来像图片.png", bytes: new TextEncoder().encode("<script>alert(1)</script>") };
    expect(await refusalOf(attachToChat(db, files, qiye, { c, file: html }))).toMatchObject({
      kind: "invalid",
      detail: { fields: { attachment: "attachment_type" } },
    });
    const stranger = await talker(db, { kind: "enterprise", role: "owner" });
    expect(await refusalOf(attachToChat(db, files, stranger, { c, file: picture() }))).toMatchObject({
      kind: "not_found",
    });
    const file = await attachToChat(db, files, qiye, { c, file: picture("../../餐盒\u202e.png") });
    expect(file).toMatchObject({ name: "餐盒.png", mediaType: "image/png" });
    expect(await refusalOf(chatAttachment(db, zhuanjia, file.id))).toMatchObject({ kind: "not_found" });
    expect(await say(db, zhuanjia, c, "", { k: "file", att: [file.id] })).toMatchObject({
      ok: false,
      reason: "chat_attachment_gone",
    });
    const [first, second] = await Promise.all([
      say(db, qiye, c, "", { k: "file", att: [file.id] }),
      say(db, qiye, c, "", { k: "file", att: [file.id] }),
    ]);
    expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
    expect(await chatAttachment(db, zhuanjia, file.id)).toMatchObject({
      name: "餐盒.png",
      media_type: "image/png",
    });
    expect(await refusalOf(chatAttachment(db, stranger, file.id))).toMatchObject({ kind: "not_found" });
    expect(await refusalOf(chatAttachment(db, qiye, "kein-uuid"))).toMatchObject({ kind: "not_found" });
  });

  it("waits in numbers that end", async () => {
    const { c, qiye } = await talk(db);
    for (let n = 0; n < 20; n++) await attachToChat(db, files, qiye, { c, file: picture() });
    expect(await refusalOf(attachToChat(db, files, qiye, { c, file: picture() }))).toMatchObject({
      kind: "limited",
    });
  });
});

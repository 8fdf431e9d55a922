import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, describe, expect, it } from "vitest";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { resendUnconfigured } from "~/domain/notifications/resend-unconfigured.server";
import { sendMail } from "~/domain/notifications/send-mail.server";
import { resetLetter } from "~/platform/letters.server";
import { mailCarrier } from "~/platform/mail.server";
import { testDatabase } from "../../support/database";

const database = await testDatabase({ content: "schema" });
const { db } = database;
const arrived: ParsedMail[] = [];
let refusing = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onMailFrom: (_address, _session, done) => done(refusing ? new Error("come back later") : null),
  onData: async (stream, _session, done) => {
    arrived.push(await simpleParser(stream));
    done();
  },
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.server.address() as AddressInfo;
const carry = mailCarrier({
  SMTP_URL: `smtp://127.0.0.1:${port}`,
  MAIL_FROM: "泉质享 <no-reply@qzx.example>",
});

afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await database.drop();
});

async function queued(recipient: string, subject = "题目", body = "正文") {
  await db.transaction().execute((tx) => queueMail(tx, recipient, { subject, body }, `key:${recipient}`));
  const found = await db.selectFrom("mails").selectAll().where("recipient", "=", recipient).execute();
  return found[0]?.id ?? "";
}
const stateOf = (id: string) =>
  db.selectFrom("mails").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

describe("mail", () => {
  it("reaches a mail server once, in Chinese, and its body is wiped here", async () => {
    const letter = resetLetter({ PUBLIC_ORIGIN: "https://qzx.example", PORT: 3000 })("secret-token", "zh-CN");
    const id = await queued("a@example.com", letter.subject, letter.body);
    expect(await sendMail(db, carry, id)).toEqual({ again: false });
    expect(await sendMail(db, carry, id)).toEqual({ again: false });
    expect(arrived).toHaveLength(1);
    expect(arrived[0]).toMatchObject({ subject: "【泉质享】重设密码", messageId: `<${id}@quanzhixiang>` });
    expect(arrived[0]?.text).toContain("https://qzx.example/password-reset/secret-token");
    expect(await stateOf(id)).toMatchObject({ status: "sent", body: "", attempts: 1 });
  });

  it("is queued once for a key, with its job, and never with a second header", async () => {
    const id = await queued("b@example.com", "一\r\nBcc: evil@example.com");
    await queued("b@example.com");
    expect(await stateOf(id)).toMatchObject({ subject: "一 Bcc: evil@example.com" });
    expect(
      await db.selectFrom("mails").select("id").where("recipient", "=", "b@example.com").execute(),
    ).toHaveLength(1);
    await sendMail(db, carry, id);
    expect(arrived.at(-1)?.bcc).toBeUndefined();
  });

  it("is tried again when the server refuses, up to the tenth time", async () => {
    const id = await queued("c@example.com");
    refusing = true;
    expect(await sendMail(db, carry, id)).toEqual({ again: true });
    expect(await stateOf(id)).toMatchObject({ status: "queued", attempts: 1 });
    await db.updateTable("mails").set({ attempts: 9 }).where("id", "=", id).execute();
    expect(await sendMail(db, carry, id)).toEqual({ again: false });
    expect(await stateOf(id)).toMatchObject({ status: "failed", attempts: 10 });
    refusing = false;
  });

  it("waits as unconfigured without a mail server, and leaves once there is one", async () => {
    const id = await queued("d@example.com");
    expect(mailCarrier({ MAIL_FROM: "x" })).toBeNull();
    await sendMail(db, null, id);
    expect(await stateOf(id)).toMatchObject({ status: "unconfigured" });
    await sendMail(db, carry, id);
    expect(await stateOf(id)).toMatchObject({ status: "sent" });
  });

  it("that waited for a mail server is queued again, once, and what was emptied is not", async () => {
    const waiting = await queued("e@example.com");
    const emptied = await queued("f@example.com");
    for (const id of [waiting, emptied]) await sendMail(db, null, id);
    await db.updateTable("mails").set({ body: "" }).where("id", "=", emptied).execute();
    await sql`delete from graphile_worker._private_jobs`.execute(db);
    expect(await resendUnconfigured(db)).toBe(1);
    expect(await resendUnconfigured(db)).toBe(0);
    const { rows } = await sql<{ key: string }>`
      select key from graphile_worker.jobs where task_identifier = 'send-mail'`.execute(db);
    expect(rows).toEqual([{ key: `mail:${waiting}` }]);
    await sendMail(db, carry, waiting);
    expect(await stateOf(waiting)).toMatchObject({ status: "sent" });
    expect(await stateOf(emptied)).toMatchObject({ status: "unconfigured" });
  });
});

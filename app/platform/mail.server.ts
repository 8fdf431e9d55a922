import { createTransport } from "nodemailer";
import type { Carrier } from "~/domain/notifications/send-mail.server";
import type { Env } from "./env.server";

/** Mail by SMTP_URL; null when none is configured. The message id is the mail's own, so a repetition is recognised. */
export function mailCarrier(env: Pick<Env, "SMTP_URL" | "MAIL_FROM">): Carrier | null {
  if (!env.SMTP_URL) return null;
  const transport = createTransport({
    url: env.SMTP_URL,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return async ({ id, recipient, subject, body }) => {
    await transport.sendMail({
      from: env.MAIL_FROM,
      to: recipient,
      subject,
      text: body,
      messageId: `<${id}@quanzhixiang>`,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
}

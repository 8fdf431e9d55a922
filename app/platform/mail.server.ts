import type { Carrier } from "~/domain/notifications/send-mail.server";
import type { Env } from "./env.server";

/** The mail library is loaded with the first mail. */
async function connect(url: string) {
  const { createTransport } = await import("nodemailer");
  return createTransport({ url, connectionTimeout: 10_000, socketTimeout: 20_000 });
}

/** Mail by SMTP_URL; null when none is configured. The message id is the mail's own, so a repetition is recognised. */
export function mailCarrier(env: Pick<Env, "SMTP_URL" | "MAIL_FROM">): Carrier | null {
  const { SMTP_URL } = env;
  if (!SMTP_URL) return null;
  let transport: ReturnType<typeof connect> | undefined;
  return async ({ id, recipient, subject, body }) => {
    transport ??= connect(SMTP_URL);
    await (await transport).sendMail({
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

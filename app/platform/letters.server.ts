import type { NoticeLetter } from "~/domain/notifications/tell.server";
import { letters } from "~/locales/letters";
import { notices } from "~/locales/notices";
import { type Locale, textsIn } from "~/locales/texts";
import type { Env } from "./env.server";

/** Where links in mails lead; a mail has no request to take the host from. */
export const siteOf = (env: Pick<Env, "PUBLIC_ORIGIN" | "PORT">) =>
  env.PUBLIC_ORIGIN ?? `http://localhost:${env.PORT}`;

/** A notice as a mail in the reader's language: its two sentences and the way to the page. */
export const noticeLetter =
  (env: Pick<Env, "PUBLIC_ORIGIN" | "PORT">): NoticeLetter =>
  (locale, { kind, values, href }) => {
    const t = textsIn(locale, notices);
    const l = textsIn(locale, letters);
    const title = t.any(`${kind}.title`, values);
    const body = t.any(`${kind}.body`, values);
    return { subject: l("subject", { title }), body: l("notice", { title, body, link: siteOf(env) + href }) };
  };

/** Mail with the link that sets a new password. */
export const resetLetter = (env: Pick<Env, "PUBLIC_ORIGIN" | "PORT">) => (token: string, locale: Locale) => {
  const l = textsIn(locale, letters);
  return {
    subject: l("subject", { title: l("reset.title") }),
    body: l("reset.body", { link: `${siteOf(env)}/password-reset/${token}` }),
  };
};

/** Mail with the link that makes somebody a member. */
export const invitationLetter =
  (env: Pick<Env, "PUBLIC_ORIGIN" | "PORT">, locale: Locale, names: { organisation: string; by: string }) =>
  (token: string) => {
    const l = textsIn(locale, letters);
    return {
      subject: l("subject", { title: l("invitation.title", names) }),
      body: l("invitation.body", { ...names, link: `${siteOf(env)}/invitations/${token}` }),
    };
  };

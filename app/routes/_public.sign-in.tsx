import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signInForm } from "~/domain/accounts/account";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { startSignIn } from "~/domain/second-factor/challenge.server";
import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import { beginSession, signInRules } from "~/platform/begin-session.server";
import { challengeCookie } from "~/platform/challenge-cookie.server";
import { localPath, read, type Submission, type Visit, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { titled } from "~/ui/page-title";
import { TextInput } from "~/ui/text-input";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };
export const meta = titled(accounts, "sign_in.title");
export const loader = read(anybody, async ({ actor, url }: Visit<Actor | null>) => {
  const next = localPath(url.searchParams.get("next"), "/home");
  if (actor) throw redirect(next);
  const note = ["reset", "erased"].find((name) => url.searchParams.has(name)) ?? null;
  return { note: note as "reset" | "erased" | null };
});

export const action = write(anybody, async (visit: Submission<Actor | null>) => {
  const { db, pool, env, form, url, address } = visit;
  const next = localPath(url.searchParams.get("next"), "/home");
  const passed = await startSignIn(db, pool, { ...form.as(signInForm), address }, signInRules(visit));
  if ("who" in passed) return beginSession(visit, passed.who, next);
  const headers = { "Set-Cookie": challengeCookie(env, passed.challenge) };
  return redirect(`/sign-in/code?next=${encodeURIComponent(next)}`, { headers });
});

/** Where typing goes on: the first refused field, and after a wrong pair the password; without any script. */
function focusOn(refused: { fields: Record<string, string> } | undefined, name: string) {
  const first = refused ? (Object.keys(refused.fields)[0] ?? "password") : undefined;
  return first === name ? { autoFocus: true } : {};
}

export default function SignIn() {
  const { note } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(accounts);
  const refused = isRefused(answer) ? answer : null;
  const labels = { login: t("sign_in.login"), password: t("sign_in.password") };
  return (
    <div className="mx-auto max-w-md space-y-4">
      <h1 className="text-title">{t("sign_in.title")}</h1>
      {note ? <Alert tone="done">{t(`sign_in.${note}_done`)}</Alert> : null}
      <Card>
        <form method="post" className="space-y-4">
          {refused ? (
            <FormErrors fields={refused.refused.fields} labels={labels}>
              {refused.refused.message}
            </FormErrors>
          ) : null}
          <TextInput
            name="login"
            label={labels.login}
            required
            autoComplete="username"
            autoCapitalize="none"
            defaultValue={refused?.kept.login}
            error={refused?.refused.fields.login}
            {...focusOn(refused?.refused, "login")}
          />
          <TextInput
            name="password"
            label={labels.password}
            type="password"
            required
            autoComplete="current-password"
            error={refused?.refused.fields.password}
            {...focusOn(refused?.refused, "password")}
          />
          <Button look="primary" wide>
            {t("sign_in.submit")}
          </Button>
          <p className="text-center">
            <TextLink href="/password-reset">{t("sign_in.forgot")}</TextLink>
          </p>
        </form>
      </Card>
      <p className="flex flex-wrap justify-center gap-x-4 gap-y-1 text-muted">
        {t("sign_in.new_here")}
        <TextLink href="/sign-up">{t("sign_in.enterprise")}</TextLink>
        <TextLink href="/sign-up/provider">{t("sign_in.provider")}</TextLink>
      </p>
    </div>
  );
}

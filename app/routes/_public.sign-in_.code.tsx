import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { answerChallenge, openChallenge } from "~/domain/second-factor/challenge.server";
import { challengeForm } from "~/domain/second-factor/second-factor";
import { security } from "~/locales/security";
import { useTexts } from "~/locales/texts";
import { beginSession, signInRules } from "~/platform/begin-session.server";
import { challengeCookie, challengeIn } from "~/platform/challenge-cookie.server";
import { localPath, read, type Submission, type Visit, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { formState } from "~/ui/accounts/form-state";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { titled } from "~/ui/page-title";
import { CodeInput } from "~/ui/security/code-input";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };
export const meta = titled(security, "code.title");

/** Nobody is asked here without a right password just before: whoever has no open challenge is shown the way back. */
export const loader = read(anybody, async ({ db, actor, url, request }: Visit<Actor | null>) => {
  const next = localPath(url.searchParams.get("next"), "/home");
  if (actor) throw redirect(next);
  const open = await openChallenge(db, challengeIn(request));
  return { asked: open !== undefined, again: `/sign-in?next=${encodeURIComponent(next)}` };
});

export const action = write(anybody, async (visit: Submission<Actor | null>) => {
  const { db, pool, env, form, url, address, request } = visit;
  const answer = { challenge: challengeIn(request), ...form.as(challengeForm), address };
  const who = await answerChallenge(db, pool, answer, signInRules(visit));
  const response = await beginSession(visit, who, localPath(url.searchParams.get("next"), "/home"));
  response.headers.append("Set-Cookie", challengeCookie(env, ""));
  return response;
});

export default function SignInCode() {
  const { asked, again } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(security);
  return (
    <div className="mx-auto max-w-md space-y-4">
      <h1 className="text-title">{t("code.title")}</h1>
      {asked ? (
        <Question refused={isRefused(answer) ? answer : null} again={again} />
      ) : (
        <Card>
          <p className="mb-4">{t("code.gone")}</p>
          <LinkButton look="primary" href={again} wide>
            {t("code.again")}
          </LinkButton>
        </Card>
      )}
      <p className="text-sm text-muted">{t("code.lost")}</p>
    </div>
  );
}

function Question({ refused, again }: { refused: Parameters<typeof formState>[1]; again: string }) {
  const t = useTexts(security);
  const { message, errors } = formState(t, refused);
  const labels = { code: t("code.label") };
  return (
    <Card>
      <form method="post" className="space-y-4">
        {message ? (
          <FormErrors fields={errors} labels={labels}>
            {message}
          </FormErrors>
        ) : null}
        <CodeInput label={labels.code} hint={t("code.hint")} error={errors.code} autoFocus recovery />
        <Button look="primary" wide>
          {t("code.submit")}
        </Button>
        <p className="text-center">
          <TextLink href={again}>{t("code.again")}</TextLink>
        </p>
      </form>
    </Card>
  );
}

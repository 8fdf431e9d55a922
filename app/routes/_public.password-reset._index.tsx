import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { RESETS, spendOrRefuse } from "~/domain/accounts/limits.server";
import { requestPasswordReset } from "~/domain/accounts/request-password-reset.server";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { text } from "~/domain/messages";
import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import { read, type Submission, type Visit, write } from "~/platform/http.server";
import { resetLetter } from "~/platform/letters.server";
import { isRefused } from "~/platform/refused";
import { formState } from "~/ui/accounts/form-state";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { titled } from "~/ui/page-title";
import { TextInput } from "~/ui/text-input";

const resetForm = z.object({ login: text(1, 200) });

export const handle = { hydrate: false };
export const meta = titled(accounts, "reset.title");
export const loader = read(anybody, async ({ url }: Visit<Actor | null>) => ({
  sent: url.searchParams.has("sent"),
}));

export const action = write(anybody, async ({ db, pool, env, form, address }: Submission<Actor | null>) => {
  const { login } = form.as(resetForm);
  await spendOrRefuse(pool, RESETS, address);
  await requestPasswordReset(db, login, resetLetter(env));
  return redirect("/password-reset?sent");
});

export default function PasswordReset() {
  const { sent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(accounts);
  const { message, errors, kept, focus } = formState(t, isRefused(answer) ? answer : null);
  const label = t("sign_in.login");
  return (
    <div className="mx-auto max-w-md space-y-4">
      <h1 className="text-title">{t("reset.title")}</h1>
      {sent ? <Alert tone="done">{t("reset.sent")}</Alert> : null}
      <Card>
        <form method="post" className="space-y-4">
          {message ? (
            <FormErrors fields={errors} labels={{ login: label }}>
              {message}
            </FormErrors>
          ) : null}
          <p className="text-muted">{t("reset.text")}</p>
          <TextInput
            name="login"
            label={label}
            required
            autoComplete="username"
            defaultValue={kept("login")}
            error={errors.login}
            {...focus("login")}
          />
          <Button look="primary" wide>
            {t("reset.submit")}
          </Button>
        </form>
      </Card>
    </div>
  );
}

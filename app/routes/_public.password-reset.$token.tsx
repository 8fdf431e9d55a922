import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { resetPasswordForm } from "~/domain/accounts/account";
import { assertResetOpen, resetPassword } from "~/domain/accounts/reset-password.server";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import { read, type Submission, type Visit, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { formState } from "~/ui/accounts/form-state";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { titled } from "~/ui/page-title";
import { TextInput } from "~/ui/text-input";

export const handle = { hydrate: false };
export const meta = titled(accounts, "reset.new_title");
/** The address holds a secret: it must not leave with a click on some link. */
export const headers = () => ({ "Referrer-Policy": "no-referrer", "Cache-Control": "no-store" });

export const loader = read(anybody, async ({ db, params }: Visit<Actor | null>) => {
  await assertResetOpen(db, params.token ?? "");
  return null;
});

export const action = write(anybody, async ({ db, env, form, params }: Submission<Actor | null>) => {
  const { newPassword } = form.as(resetPasswordForm);
  await resetPassword(db, params.token ?? "", newPassword, env.PASSWORD_PROFILE);
  return redirect("/sign-in?reset");
});

export default function NewPassword() {
  const answer = useActionData<typeof action>();
  const t = useTexts(accounts);
  const { message, errors, focus } = formState(t, isRefused(answer) ? answer : null);
  const label = t("password.new");
  return (
    <div className="mx-auto max-w-md space-y-4">
      <h1 className="text-title">{t("reset.new_title")}</h1>
      <Card>
        <form method="post" className="space-y-4">
          {message ? (
            <FormErrors fields={errors} labels={{ newPassword: label }}>
              {message}
            </FormErrors>
          ) : null}
          <TextInput
            name="newPassword"
            type="password"
            label={label}
            required
            minLength={8}
            autoComplete="new-password"
            hint={t("person.password_hint")}
            error={errors.newPassword}
            {...focus("newPassword")}
          />
          <Button look="primary" wide>
            {t("password.save")}
          </Button>
        </form>
      </Card>
    </div>
  );
}

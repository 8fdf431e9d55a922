import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signedIn } from "~/domain/authorize";
import { erasePerson } from "~/domain/personal-data/erase-person.server";
import { eraseForm } from "~/domain/personal-data/personal-data";
import { keptOf } from "~/domain/personal-data/personal-data.queries.server";
import { factorIsOn } from "~/domain/second-factor/second-factor.queries.server";
import { frame } from "~/locales/frame";
import { security } from "~/locales/security";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { EraseCard } from "./erase-card";

export const handle = { hydrate: false };
export const meta = titled(security, "personal.title");

export const loader = read(signedIn, async ({ db, actor }) => {
  const [kept, asksCode] = await Promise.all([keptOf(db, actor.userId), factorIsOn(db, actor.userId)]);
  return { kept, asksCode };
});

export const action = write(signedIn, async ({ db, pool, secrets, env, sessions, actor, form }) => {
  const { currentPassword, code } = form.as(eraseForm);
  await erasePerson(db, actor, { currentPassword, code }, { pool, secrets, attempts: env.SIGN_IN_ATTEMPTS });
  return redirect("/sign-in?erased", { headers: { "Set-Cookie": sessions.blankCookie() } });
});

export default function PersonalData() {
  const { kept, asksCode } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(security);
  const tf = useTexts(frame);
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={t("personal.title")}
        breadcrumb={[{ label: tf("nav.account"), href: "/account" }, { label: t("personal.title") }]}
        facts={[t("personal.lead")]}
      />
      <div className="space-y-4">
        <Card title={t("personal.export_title")}>
          <form method="post" action="/account/data.json" className="space-y-4">
            <p className="text-muted">{t("personal.export_text")}</p>
            <Button look="primary">{t("personal.export")}</Button>
          </form>
        </Card>
        <EraseCard kept={kept} asksCode={asksCode} refused={isRefused(answer) ? answer : null} />
      </div>
    </div>
  );
}

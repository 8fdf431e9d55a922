import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { idSchema } from "~/domain/ids";
import { confirmUscc } from "~/domain/organisations/confirm-uscc.server";
import { vetProvider } from "~/domain/organisations/vet-provider.server";
import { provisionalProviders, usccExceptions } from "~/domain/organisations/vetting.queries.server";
import { accounts } from "~/locales/accounts";
import { frame } from "~/locales/frame";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Waiting } from "~/ui/accounts/waiting";
import { Alert } from "~/ui/alert";
import { PageHeader } from "~/ui/page-header";

export const handle = { hydrate: false };

const choice = z.object({ organisationId: idSchema });

export const loader = read(only(isHub), async ({ db, actor, url }) => {
  const [exceptions, providers] = await Promise.all([
    usccExceptions(db, actor),
    provisionalProviders(db, actor),
  ]);
  return { exceptions, providers, done: url.searchParams.get("done") };
});

export const action = write(only(isHub), async ({ db, actor, form }) => {
  const { organisationId } = form.as(choice);
  if (form.intent === "confirm") await confirmUscc(db, actor, organisationId);
  else await vetProvider(db, actor, organisationId);
  return redirect(`/vetting?done=${form.intent === "confirm" ? "confirmed" : "vetted"}`);
});

/** What a hub settles about organisations of its area: credit codes with a failing check digit, new providers. */
export default function Vetting() {
  const { exceptions, providers, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(accounts);
  const tf = useTexts(frame);
  return (
    <>
      <PageHeader title={tf("nav.vetting")} />
      <div className="space-y-4">
        {done ? <Alert tone="done">{t.any(`done.${done}`)}</Alert> : null}
        {isRefused(answer) ? (
          <Alert tone="problem" live>
            {answer.refused.message}
          </Alert>
        ) : null}
        <Waiting
          title={t("vetting.exceptions")}
          text={t("vetting.exceptions_text")}
          empty={t("vetting.no_exceptions")}
          intent="confirm"
          button={t("vetting.confirm")}
          organisations={exceptions}
        />
        <Waiting
          title={t("vetting.providers")}
          text={t("vetting.providers_text")}
          empty={t("vetting.no_providers")}
          intent="vet"
          button={t("vetting.vet")}
          organisations={providers}
        />
      </div>
    </>
  );
}

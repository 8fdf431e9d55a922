import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { confirmLimitation } from "~/domain/matching/confirm-limitation.server";
import { limitationDecisionSchema } from "~/domain/matching/limitation-decision";
import { waitingLimitations } from "~/domain/object-classes/waiting.queries.server";
import { placements } from "~/locales/placements";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { Alert } from "~/ui/alert";
import { EmptyState } from "~/ui/empty-state";
import { titled } from "~/ui/page-title";
import { LimitationCard } from "./limitation-card";

export const handle = { hydrate: false };
export const meta = titled(placements, "tab_limitations");

export const loader = read(only(isHub), async ({ db, url }) => {
  const done = Number(url.searchParams.get("done") ?? Number.NaN);
  return { waiting: await waitingLimitations(db), done: Number.isInteger(done) ? done : null };
});

export const action = write(only(isHub), async ({ db, actor, form }) => {
  const { rows } = await confirmLimitation(db, actor, form.as(limitationDecisionSchema));
  return redirect(`/placements/limitations?done=${rows}`);
});

export default function WaitingLimitations() {
  const { waiting, done } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useTexts(placements);
  const refused = result && "refused" in result ? result : null;
  return (
    <div className="space-y-4">
      {refused ? <Alert tone="problem">{refused.refused.message}</Alert> : null}
      {done === null ? null : <Alert tone="done">{t("done_limitation", { n: done })}</Alert>}
      <Alert tone="info">{t("limitations_note")}</Alert>
      {waiting.length === 0 ? <EmptyState title={t("limitations_empty")} /> : null}
      {waiting.map((text) => {
        const mine = refused?.kept.text === text.text ? refused : null;
        return (
          <LimitationCard
            key={text.text}
            text={text}
            fields={mine?.refused.fields ?? {}}
            kept={mine?.kept ?? {}}
          />
        );
      })}
    </div>
  );
}

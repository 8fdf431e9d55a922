import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { placementSchema } from "~/domain/object-classes/object-class";
import { placeObject } from "~/domain/object-classes/place-object.server";
import { placements } from "~/locales/placements";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { Alert } from "~/ui/alert";
import { EmptyState } from "~/ui/empty-state";
import { titled } from "~/ui/page-title";
import { load } from "./load.server";
import { WaitingCard } from "./waiting-card";

export const handle = { hydrate: false };
export const meta = titled(placements, "tab_objects");

export const loader = read(only(isHub), load);

export const action = write(only(isHub), async ({ db, actor, form }) => {
  const { rows } = await placeObject(db, actor, form.as(placementSchema));
  return redirect(`/placements?done=${rows}`);
});

export default function WaitingObjects() {
  const { waiting, total, choices, done } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useTexts(placements);
  const refused = result && "refused" in result ? result.refused : null;
  return (
    <div className="space-y-4">
      {refused ? <Alert tone="problem">{refused.message}</Alert> : null}
      {done === null ? null : <Alert tone="done">{t("done_object", { n: done })}</Alert>}
      <Alert tone="info">{t("objects_note")}</Alert>
      {waiting.length === 0 ? <EmptyState title={t("objects_empty")} text={t("objects_empty_text")} /> : null}
      {waiting.map((text) => (
        <WaitingCard key={text.text} text={text} choices={choices} />
      ))}
      {total > waiting.length ? (
        <p className="text-sm text-muted">{t("objects_more", { n: waiting.length, total })}</p>
      ) : null}
    </div>
  );
}

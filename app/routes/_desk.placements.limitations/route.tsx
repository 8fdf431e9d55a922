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
import { titled } from "~/ui/page-title";
import { rowsDone, WaitingList } from "../_desk.placements/waiting-list";
import { LimitationCard } from "./limitation-card";

export const handle = { hydrate: false };
export const meta = titled(placements, "tab_limitations");

export const loader = read(only(isHub), async ({ db, url }) => ({
  waiting: await waitingLimitations(db),
  done: rowsDone(url),
}));

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
    <WaitingList
      done={done}
      refused={refused?.refused.message}
      note={t("limitations_note")}
      empty={t("limitations_empty")}
    >
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
    </WaitingList>
  );
}

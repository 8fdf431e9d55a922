import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { confirmRange } from "~/domain/matching/confirm-range.server";
import { rangeDecisionSchema } from "~/domain/matching/range-decision";
import { waitingRanges } from "~/domain/object-classes/waiting.queries.server";
import { placements } from "~/locales/placements";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { titled } from "~/ui/page-title";
import { rowsDone, WaitingList } from "../_desk.placements/waiting-list";
import { RangeCard } from "./range-card";

export const handle = { hydrate: false };
export const meta = titled(placements, "tab_ranges");

export const loader = read(only(isHub), async ({ db, url }) => ({
  waiting: await waitingRanges(db),
  done: rowsDone(url),
}));

export const action = write(only(isHub), async ({ db, actor, form }) => {
  const { rows } = await confirmRange(db, actor, form.as(rangeDecisionSchema));
  return redirect(`/placements/ranges?done=${rows}`);
});

export default function WaitingRanges() {
  const { waiting, done } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useTexts(placements);
  const refused = result && "refused" in result ? result : null;
  return (
    <WaitingList
      done={done}
      refused={refused?.refused.message}
      note={t("ranges_note")}
      empty={t("ranges_empty")}
    >
      {waiting.map((range) => {
        const { text, parameterId } = range;
        const mine = refused?.kept.text === text && refused.kept.parameterId === parameterId ? refused : null;
        return (
          <RangeCard
            key={`${parameterId} ${text}`}
            range={range}
            error={mine?.refused.fields.reading}
            kept={String(mine?.kept.reading ?? "")}
          />
        );
      })}
    </WaitingList>
  );
}

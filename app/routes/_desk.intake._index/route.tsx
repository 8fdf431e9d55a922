import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { boardFilter } from "~/domain/intake/board";
import { intake } from "~/locales/intake";
import { textsIn, useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Board } from "~/ui/board";
import { LinkButton } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { nameTag } from "~/ui/page-title";
import { StatusPill } from "~/ui/status-pill";
import { AfterColumn } from "./after-column";
import { loadBoard } from "./board.server";
import { Figures } from "./figures";
import { Filters } from "./filters";
import { runBoardIntent } from "./intents.server";
import { News } from "./news";
import { RoutingColumn } from "./routing-column";
import { WaitingColumn } from "./waiting-column";
import { WorkColumn } from "./work-column";

export const loader = read(only(isHub), async ({ db, actor, url, locale }) => {
  const filter = boardFilter.parse(Object.fromEntries(url.searchParams));
  const board = await loadBoard(db, actor, filter, new Date());
  return {
    ...board,
    filter,
    hubName: actor.organisationName,
    pageTitle: textsIn(locale, intake)("board.title"),
  };
});

export const meta: MetaFunction<typeof loader> = (args) => nameTag(args, () => args.data?.pageTitle);

export const action = write(only(isHub), async (submission) => {
  const answer = await runBoardIntent(submission);
  return answer;
});

/** The hub's board: 即收, 即转, 即办, 即访. */
export default function IntakeBoard() {
  const data = useLoaderData<typeof loader>();
  const t = useTexts(intake);
  const refusal = useRefusal();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader
        title={t("board.title")}
        breadcrumb={[{ label: data.hubName }, { label: t("board.title") }]}
        pill={
          <StatusPill tone={data.onDuty ? "green" : "neutral"}>
            {t(data.onDuty ? "board.on_duty" : "board.off_duty")}
          </StatusPill>
        }
        actions={
          <>
            <LinkButton href={`/intake/ledger.xlsx?scope=${data.filter.scope}`} download>
              {t("board.export")}
            </LinkButton>
            <LinkButton look="primary" href="/intake/new">
              {t("board.walk_in")}
            </LinkButton>
          </>
        }
      />
      <div className="space-y-4">
        {refusal ? (
          <Alert tone="problem" live>
            {refusal}
          </Alert>
        ) : (
          <News search={search} min={data.settings.min_eligible} />
        )}
        <Figures figures={data.figures} limit={data.settings.triage_minutes} />
        <Filters filter={data.filter} />
        <Board>
          <WaitingColumn cards={data.waiting} now={data.now} />
          <RoutingColumn cards={data.routing} now={data.now} min={data.settings.min_eligible} />
          <WorkColumn cards={data.work} now={data.now} />
          <AfterColumn cards={data.after} now={data.now} />
        </Board>
      </div>
    </>
  );
}

function useRefusal(): string | null {
  const result = useActionData<unknown>();
  return isRefused(result) ? result.refused.message : null;
}

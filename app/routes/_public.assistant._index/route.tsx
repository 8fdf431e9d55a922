import { useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { MAX_QUESTION } from "~/domain/assistant/assistant";
import { anybody } from "~/domain/authorize";
import { assistant } from "~/locales/assistant";
import { useLocale, useTexts } from "~/locales/texts";
import { read, type Submission, type Visit, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { PageHeader } from "~/ui/page-header";
import { PageNotices } from "~/ui/page-notices";
import { titled } from "~/ui/page-title";
import { TextArea } from "~/ui/text-area";
import { actOn } from "./act.server";
import { AnswerPart } from "./answer";
import { Examples, Next, Sources } from "./aside";
import { type AssistantData, loadAnswer } from "./load.server";

export const handle = { hydrate: false };
export const meta = titled(assistant, "title");

export const loader = read(anybody, (visit: Visit<Actor | null>) => loadAnswer(visit));
export const action = write(anybody, (submission: Submission<Actor | null>) => actOn(submission));

/** 24 h AI智能专家: quotes with their sources, or a refusal, and always a person to turn to. */
export default function Assistant() {
  const data = useLoaderData<typeof loader>() as AssistantData;
  const answer = useActionData<typeof action>();
  const t = useTexts(assistant);
  return (
    <>
      <PageHeader title={t("title")} facts={[t("lead")]} />
      <PageNotices problem={isRefused(answer) ? answer.refused.message : null} />
      <Columns
        side={
          <>
            {data.answer ? <Next data={data} answer={data.answer} /> : <Examples />}
            <Sources facts={data.facts} />
          </>
        }
      >
        <div className="space-y-4">
          <AskCard data={data} />
          {data.answer ? <AnswerPart data={data} answer={data.answer} /> : null}
        </div>
      </Columns>
    </>
  );
}

function AskCard({ data }: { data: AssistantData }) {
  const t = useTexts(assistant);
  const english = useLocale() === "en";
  const error = data.problem === "empty" ? t("empty") : t("too_long", { length: data.length });
  return (
    <Card>
      <form method="get" action="/assistant" className="space-y-3">
        <TextArea
          name="q"
          label={t("ask")}
          hint={t("most")}
          placeholder={t("ask_hint")}
          rows={2}
          required
          maxLength={MAX_QUESTION}
          defaultValue={data.q}
          error={data.problem ? error : undefined}
        />
        <div className="flex justify-end">
          <Button look="primary">{t("ask_button")}</Button>
        </div>
      </form>
      {english ? (
        <div className="mt-3">
          <Alert>{t("chinese_sources")}</Alert>
        </div>
      ) : null}
    </Card>
  );
}

import { assistant } from "~/locales/assistant";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { CitationCard } from "~/ui/assistant/citation-card";
import { DocumentRows } from "~/ui/assistant/document-rows";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import type { AssistantData } from "./load.server";

export type AnswerData = NonNullable<AssistantData["answer"]>;
interface Props {
  data: AssistantData;
  answer: AnswerData;
}

/** What the sources say, or that they say nothing; and whether it helped. */
export function AnswerPart({ data, answer }: Props) {
  const t = useTexts(assistant);
  const { citations, documents, unknownNumbers } = answer;
  const snapshot = citations.some(({ kind }) => kind === "law") ? data.facts.snapshot : null;
  return (
    <>
      {answer.answered ? null : (
        <Alert tone="warning" title={t("refused")} live>
          {t("refused_text")}
        </Alert>
      )}
      {unknownNumbers.map((number) => (
        <Alert key={number}>{t("unknown_number", { number })}</Alert>
      ))}
      {documents.length > 0 ? (
        <Card title={t("documents")} flush footer={<Note text={t("documents_note")} />}>
          <DocumentRows documents={documents} />
        </Card>
      ) : null}
      {citations.length > 0 ? (
        <Card title={t("answer")} flush footer={<Note text={t("answer_note")} />}>
          <ul>
            {citations.map((citation) => (
              <CitationCard key={citation.id} citation={citation} words={answer.words} />
            ))}
          </ul>
          {snapshot ? (
            <p className="border-line border-t px-4 py-3 text-amber-dark text-sm sm:px-5">
              {t("snapshot", { day: snapshot })}
            </p>
          ) : null}
        </Card>
      ) : null}
      <Helpful data={data} answer={answer} />
    </>
  );
}

const Note = ({ text }: { text: string }) => <p className="text-muted text-sm">{text}</p>;

/** A plain form: once per question and viewer. */
function Helpful({ data, answer }: Props) {
  const t = useTexts(assistant);
  return (
    <div id="helpful">
      {data.voted ? (
        <Alert tone="done" live>
          {t("thanks")}
        </Alert>
      ) : (
        <form method="post" action="/assistant?index" className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="intent" value="vote" />
          <input type="hidden" name="question" value={answer.id} />
          <input type="hidden" name="viewer" value={data.viewer} />
          <input type="hidden" name="q" value={data.q} />
          <span className="text-muted">{t("helpful")}</span>
          <Button size="sm" name="helpful" value="yes">
            {t("yes")}
          </Button>
          <Button size="sm" name="helpful" value="no">
            {t("no")}
          </Button>
        </form>
      )}
    </div>
  );
}

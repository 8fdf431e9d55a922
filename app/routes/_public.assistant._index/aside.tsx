import { assistant } from "~/locales/assistant";
import { useTexts } from "~/locales/texts";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextLink } from "~/ui/text-link";
import type { AnswerData } from "./answer";
import type { AssistantData } from "./load.server";

const EXAMPLES = [
  "计量器具没有检定或者检定不合格可以用吗？",
  "水表属于强制检定吗？",
  "对食品检验结论有异议怎么申请复检？",
  "GB/T 19001-2008 现在还有效吗？",
  "要盖 CMA 章还是 CNAS 标识？",
  "费用是多少，怎样报价？",
];

const ask = (q: string) => `/assistant?${new URLSearchParams({ q })}`;

/** Questions to begin with, in the language of the sources. */
export function Examples() {
  const t = useTexts(assistant);
  return (
    <Card title={t("examples")}>
      <ul className="space-y-2" lang="zh-CN">
        {EXAMPLES.map((question) => (
          <li key={question}>
            <TextLink href={ask(question)}>{question}</TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Sources({ facts }: { facts: AssistantData["facts"] }) {
  const t = useTexts(assistant);
  return (
    <Card title={t("sources")}>
      <p className="text-muted text-sm">
        {t("sources_text", { laws: facts.laws, day: facts.snapshot ?? "—" })}
      </p>
      <p className="mt-2 flex flex-wrap gap-x-4 text-sm">
        <TextLink href="/laws">{t("read_laws")}</TextLink>
        <TextLink href="/assistant/rules">{t("read_rules")}</TextLink>
      </p>
    </Card>
  );
}

/** Where else to go with the question: a request with it, the directory, and always a person. */
export function Next({ data, answer }: { data: AssistantData; answer: AnswerData }) {
  const t = useTexts(assistant);
  const document = answer.documents[0];
  const hrefs = {
    providers: document ? `/providers?${new URLSearchParams({ document: document.number })}` : "/providers",
    request: `/requests/new?${new URLSearchParams({ need: data.q.slice(0, 400) })}`,
    authenticity: "/authenticity",
  };
  const ways =
    data.reader === "enterprise" && !answer.ways.includes("request")
      ? ([...answer.ways, "request"] as const)
      : answer.ways;
  return (
    <>
      <Card title={t("person")}>
        <Person data={data} answer={answer} />
      </Card>
      {ways.length > 0 ? (
        <Card title={t("next")}>
          <div className="flex flex-wrap gap-2">
            {ways.map((way) => (
              <LinkButton key={way} href={hrefs[way]}>
                {t(`way.${way}`)}
              </LinkButton>
            ))}
          </div>
        </Card>
      ) : null}
    </>
  );
}

function Person({ data, answer }: { data: AssistantData; answer: AnswerData }) {
  const t = useTexts(assistant);
  if (data.talk) {
    return (
      <div className="space-y-3">
        <p>{t("person_done")}</p>
        <LinkButton href={`/chat/${data.talk}#newest`}>{t("person_open")}</LinkButton>
      </div>
    );
  }
  if (data.reader === "other") return <p className="text-muted">{t("person_others")}</p>;
  const nobody = data.reader === "nobody";
  return (
    <form method="post" action="/assistant?index" className="space-y-3">
      <p className="text-muted">{nobody ? t("person_sign_in_text") : t("person_text")}</p>
      <input type="hidden" name="intent" value="talk" />
      <input type="hidden" name="question" value={answer.id} />
      <input type="hidden" name="q" value={data.q} />
      <Button look="primary">{nobody ? t("person_sign_in") : t("person_button")}</Button>
    </form>
  );
}

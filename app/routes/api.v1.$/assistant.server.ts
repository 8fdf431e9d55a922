import * as z from "zod";
import { answerQuestion } from "~/domain/assistant/answer-question.server";
import { MAX_QUESTION, PASSAGE_KINDS, WAYS } from "~/domain/assistant/assistant";
import { corpusFacts } from "~/domain/assistant/law.queries.server";
import { anybody } from "~/domain/authorize";
import { group } from "./operation";
import { day, empty, id } from "./shapes";

const operation = group("Assistant", empty);
const status = z.enum(["upcoming", "current", "superseded", "withdrawn", "unknown"]);

export const assistant = [
  operation("GET /assistant", {
    id: "askAssistant",
    summary:
      "Quotes laws, rules and the register of documents word for word, or refuses; sources are Chinese",
    door: anybody,
    open: true,
    query: z.object({
      q: z.string().min(1).max(MAX_QUESTION).meta({ description: "The question, 500 characters at most" }),
    }),
    answer: z.object({
      id,
      question: z.string(),
      answered: z.boolean().meta({ description: "False: not enough evidence, so nothing is quoted" }),
      citations: z.array(
        z.object({
          id,
          kind: z.enum(PASSAGE_KINDS),
          title: z.string(),
          label: z.string().meta({ description: "The article of a law" }),
          quotes: z.array(z.string()).meta({ description: "Parts of the stored text, unchanged, in order" }),
          whole: z.boolean(),
          href: z.string().meta({ description: "Where the whole text can be read" }),
          source: z.string(),
          asOf: day,
          sha256: z.string().meta({ description: "Of the whole stored text" }),
        }),
      ),
      documents: z.array(
        z.object({
          id,
          number: z.string(),
          titleZh: z.string(),
          status,
          statusAsOf: day.nullable(),
          replacedBy: z.array(z.object({ id, number: z.string(), status })),
        }),
      ),
      unknownNumbers: z.array(z.string()),
      ways: z.array(z.enum(WAYS)),
      lawsAsOf: day.nullable().meta({ description: "Later amendments of laws are missing" }),
    }),
    async run({ db, actor, query, locale, origin }) {
      const { words: _words, ...answer } = await answerQuestion(db, actor, query.q, locale);
      const { snapshot } = await corpusFacts(db);
      const citations = answer.citations.map((each) => ({ ...each, href: new URL(each.href, origin).href }));
      const documents = answer.documents.map((each) => ({ ...each, ...asStatus(each) }));
      return { body: { ...answer, citations, documents, lawsAsOf: snapshot } };
    },
  }),
];

type Status = z.output<typeof status>;
interface Standing {
  status: string;
  replacedBy: { id: string; number: string; status: string }[];
}
const asStatus = ({ status: own, replacedBy }: Standing) => ({
  status: own as Status,
  replacedBy: replacedBy.map((each) => ({ ...each, status: each.status as Status })),
});

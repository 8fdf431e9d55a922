import * as z from "zod";

/** Longest question taken, in characters. */
export const MAX_QUESTION = 500;
/** Passages quoted in one answer at most. */
export const MAX_CITATIONS = 4;

export const PASSAGE_KINDS = ["law", "rule", "term", "service", "template", "instrument"] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** What is asked, on one line: no control characters, one space where there were several. */
export const tidyQuestion = (raw: string) =>
  raw
    .normalize("NFC")
    .replace(/\p{Surrogate}|\p{Cc}|\p{Cf}/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

/** A stored passage, with where it comes from. */
export interface Passage {
  id: string;
  kind: PassageKind;
  title: string;
  label: string;
  body: string;
  href: string;
  source: string;
  asOf: string;
  sha256: string;
}

/** A passage that answers, word for word. `quotes` are parts of its `body`, in their order. */
export interface Citation extends Omit<Passage, "body"> {
  quotes: string[];
  /** The whole text is quoted. */
  whole: boolean;
}

/** An entry of the register of normative documents that the question names. */
export interface CitedDocument {
  id: string;
  number: string;
  titleZh: string;
  status: string;
  statusAsOf: string | null;
  replacedBy: { id: string; number: string; status: string }[];
}

export const WAYS = ["providers", "request", "authenticity"] as const;
/** Where the question is better taken up: the directory, a request, the check of reports. */
export type Way = (typeof WAYS)[number];

export interface Answer {
  question: string;
  /** Whether there was evidence enough to quote. */
  answered: boolean;
  citations: Citation[];
  documents: CitedDocument[];
  /** Document numbers of the question that the register does not have. */
  unknownNumbers: string[];
  /** Words of the question that the passages hold, to be marked. */
  words: string[];
  ways: Way[];
}

export const voteForm = z.object({
  question: z.uuid(),
  helpful: z.enum(["yes", "no"]),
  viewer: z
    .string()
    .regex(/^[0-9a-f-]{36}$/)
    .optional(),
});

const line = (min: number, max: number) => z.string().trim().min(min).max(max);
/** An entry that administrators write: an answer never goes without where it comes from. */
export const faqForm = z.object({
  question: line(2, 200),
  aliases: z.string().trim().max(1000).default(""),
  answer: line(2, 2000),
  source: line(2, 300),
  status: z.enum(["active", "retired"]).default("active"),
});
export type FaqForm = z.output<typeof faqForm>;

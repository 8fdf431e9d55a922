import type { Citation } from "~/domain/assistant/assistant";
import { assistant } from "~/locales/assistant";
import { useTexts } from "~/locales/texts";
import { TextLink } from "../text-link";
import { Marked } from "./marked";

/** One quotation: where it stands, its words, and how old the text is. */
export function CitationCard({ citation, words }: { citation: Citation; words: readonly string[] }) {
  const t = useTexts(assistant);
  const { kind, title, label, quotes, whole, href, source, asOf } = citation;
  const law = kind === "law";
  return (
    <li className="border-line border-t px-4 py-4 first:border-0 sm:px-5">
      <h3 className="flex flex-wrap items-baseline gap-x-2">
        <TextLink href={href} className="min-w-0 break-words">
          {law ? `《${title}》` : title} {label}
        </TextLink>
        <span className="font-normal text-muted text-sm">
          {t(`kind.${kind}`)} · {whole ? t("whole") : t("excerpt")}
        </span>
      </h3>
      <blockquote cite={href} lang="zh-CN" className="mt-2 space-y-2 border-spring border-l-2 pl-3 text-lg">
        {quotes.map((quote, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text in its order
          <p key={at}>
            <Marked text={quote} words={words} />
          </p>
        ))}
      </blockquote>
      <p className="mt-2 flex flex-wrap gap-x-3 text-muted text-sm">
        <span>{law ? t("version", { day: asOf }) : `${source} · ${t("written", { day: asOf })}`}</span>
        <TextLink href={href}>{t(`open.${kind}`)}</TextLink>
      </p>
    </li>
  );
}

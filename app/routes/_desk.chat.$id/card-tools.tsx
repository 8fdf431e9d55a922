import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { TextInput } from "~/ui/text-input";
import { TextLink } from "~/ui/text-link";
import type { ChatData } from "./load.server";
import { ToolBox } from "./message-tools";
import { StayForm } from "./stay-form";

export type Tool = "document" | "quote" | "canned";
export const isTool = (name: string | null): name is Tool =>
  name === "document" || name === "quote" || name === "canned";

interface CardToolsProps {
  tool: Tool;
  data: Pick<ChatData, "quotes" | "canned" | "cardM">;
  action: string;
  onDone(): void;
  /** Puts words into the composer; only with scripts. */
  onInsert(words: string): void;
}

/** The form of one tool: a document's number, a quote to show, a phrase to begin with. */
export function CardTools({ tool, data, action, onDone, onInsert }: CardToolsProps) {
  const t = useTexts(chat);
  const m = <input type="hidden" name="m" value={data.cardM} />;
  return (
    <ToolBox title={t(`tool.${tool}`)} closeHref={action} onClose={onDone}>
      {tool === "document" ? (
        <StayForm {...{ action, onDone }} intent="document" className="flex flex-wrap items-end gap-2">
          {m}
          <TextInput
            name="number"
            label={t("tool.document_number")}
            placeholder="GB 31604.7-2023"
            required
            className="min-w-0 grow"
          />
          <Button>{t("tool.document_send")}</Button>
        </StayForm>
      ) : null}
      {tool === "quote" ? <Quotes {...{ data, action, onDone, m }} /> : null}
      {tool === "canned" ? <Canned canned={data.canned} onInsert={onInsert} /> : null}
    </ToolBox>
  );
}

interface QuotesProps extends Pick<CardToolsProps, "data" | "action" | "onDone"> {
  m: React.ReactNode;
}

function Quotes({ data, action, onDone, m }: QuotesProps) {
  const t = useTexts(chat);
  if (!data.quotes) return <p className="text-sm text-muted">{t("loading")}</p>;
  if (data.quotes.length === 0) return <p className="text-sm text-muted">{t("tool.quote_none")}</p>;
  return (
    <StayForm {...{ action, onDone }} intent="quote" className="space-y-2">
      {m}
      <fieldset className="space-y-1">
        <legend className="visually-hidden">{t("tool.quote")}</legend>
        {data.quotes.map(({ id, provider, workingDays }, index) => (
          <label key={id} className="flex items-baseline gap-2">
            <input type="radio" name="quoteId" value={id} defaultChecked={index === 0} />
            {provider} · {t("card.working_days", { n: workingDays })}
          </label>
        ))}
      </fieldset>
      <Button>{t("tool.quote_send")}</Button>
    </StayForm>
  );
}

function Canned({ canned, onInsert }: { canned: ChatData["canned"]; onInsert(words: string): void }) {
  const t = useTexts(chat);
  if (!canned) return <p className="text-sm text-muted">{t("loading")}</p>;
  return (
    <>
      {canned.length === 0 ? <p className="text-sm text-muted">{t("tool.canned_none")}</p> : null}
      <ul className="space-y-1">
        {canned.map(({ id, title, body }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onInsert(body)}
              className="block w-full rounded-control border border-line bg-surface px-3 py-1.5 text-left hover:border-edge"
            >
              <span className="block text-sm font-semibold">{title}</span>
              <span className="line-clamp-2 text-sm text-muted">{body}</span>
            </button>
          </li>
        ))}
      </ul>
      <TextLink href="/canned-replies">{t("tool.canned_manage")}</TextLink>
    </>
  );
}

import type { ReactNode } from "react";
import type { ConversationPage } from "~/domain/chat/conversation-page.queries.server";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { TextInput } from "../text-input";

interface EndedProps {
  page: ConversationPage;
  action: string;
  mayTakeUp: boolean;
}

/** Instead of the composer: why nothing is written here, and what may be done about it. */
export function Ended({ page, action, mayTakeUp }: EndedProps) {
  const t = useTexts(chat);
  if (page.part === "inspector") return <Foot>{t("inspecting")}</Foot>;
  return (
    <Foot>
      <p>{t("closed_note")}</p>
      {page.part === "asker" && page.toRate !== null ? <Rating action={action} seq={page.toRate} /> : null}
      {mayTakeUp ? (
        <form method="post" action={action} className="mt-2">
          <Button name="intent" value="reopen" size="sm">
            {t("reopen")}
          </Button>
        </form>
      ) : null}
    </Foot>
  );
}

const Foot = ({ children }: { children: ReactNode }) => (
  <div className="border-t border-line bg-surface p-4 text-sm text-muted">{children}</div>
);

const SCORES = [5, 4, 3, 2, 1] as const;

function Rating({ action, seq }: { action: string; seq: number }) {
  const t = useTexts(chat);
  return (
    <form method="post" action={action} className="mt-2 space-y-2 text-ink">
      <input type="hidden" name="seq" value={seq} />
      <fieldset>
        <legend className="mb-1 font-semibold">{t("rate.title")}</legend>
        <div className="flex flex-wrap gap-x-3 gap-y-1">
          {SCORES.map((score) => (
            <label key={score} className="inline-flex items-center gap-1">
              <input type="radio" name="score" value={score} defaultChecked={score === 5} />
              {t(`rate.${score}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <TextInput name="comment" label={t("rate.comment")} maxLength={500} />
      <Button name="intent" value="rate" look="primary" size="sm">
        {t("rate.submit")}
      </Button>
    </form>
  );
}

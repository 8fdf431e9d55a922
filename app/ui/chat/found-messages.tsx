import type { FoundMessage } from "~/domain/chat/search-conversations.server";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { Card } from "../card";
import { DateTime } from "../date-time";

/** What a search found in what was said; each leads to its place. */
export function FoundMessages({ found }: { found: readonly FoundMessage[] }) {
  const t = useTexts(chat);
  return (
    <Card title={t("found.title")} flush>
      {found.length === 0 ? <p className="px-4 py-3 text-muted sm:px-5">{t("found.none")}</p> : null}
      <ul className="divide-y divide-line">
        {found.map(({ c, seq, at, name, words, number, title, enterprise }) => (
          <li key={`${c}-${seq}`}>
            {/* a page of history that ends a little after it */}
            <a href={`/chat/${c}?before=${seq + 10}`} className="block px-4 py-3 hover:bg-canvas sm:px-5">
              <span className="flex justify-between gap-3 text-sm text-muted">
                <span className="min-w-0 truncate">
                  {name} · {[number, title, enterprise].filter(Boolean).join(" · ")}
                </span>
                <DateTime at={at} className="shrink-0" />
              </span>
              <span className="line-clamp-2">{words}</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

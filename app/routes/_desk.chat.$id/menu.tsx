import Ellipsis from "lucide-react/icons/ellipsis";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { Icon } from "~/ui/icon";
import type { ChatData } from "./load.server";

const item = "block w-full rounded-control px-3 py-1.5 text-left hover:bg-canvas";

/** What concerns the conversation as a whole; native details, so it opens without scripts. */
export function Menu({ data }: { data: ChatData }) {
  const t = useTexts(chat);
  const { page, may } = data;
  const action = `/chat/${page.id}`;
  return (
    <details className="relative shrink-0">
      <summary
        aria-label={t("tool.menu")}
        className="flex size-8 items-center justify-center rounded-control hover:bg-canvas"
      >
        <Icon of={Ellipsis} />
      </summary>
      <div className="absolute right-0 z-30 mt-1 w-56 rounded-card border border-line bg-surface p-2 text-base">
        {may.expertActions ? (
          <a href={`${action}/expert`} className={item}>
            {t("tool.expert")}
          </a>
        ) : null}
        {may.call ? (
          <form method="post" action={action}>
            <button type="submit" name="intent" value="call" className={item}>
              {t("tool.call")}
            </button>
          </form>
        ) : null}
        {may.draft ? (
          <a href={`${action}/draft`} className={item}>
            {t("tool.draft")}
          </a>
        ) : null}
        <a href={`${action}/transcript`} className={item}>
          {t("tool.transcript")}
        </a>
        {may.close ? (
          <form method="post" action={action}>
            <button type="submit" name="intent" value="close" className={item}>
              {t("tool.close")}
            </button>
          </form>
        ) : null}
      </div>
    </details>
  );
}

import type { CannedReply } from "~/domain/experts/canned-reply.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { Button, LinkButton } from "~/ui/button";

/** Replies with their words; those one may change with the ways to. */
export function ReplyList({ rows }: { rows: readonly CannedReply[] }) {
  const t = useTexts(experts);
  if (rows.length === 0) return <p className="px-4 py-4 text-muted sm:px-5">{t("canned.none")}</p>;
  return (
    <ul className="divide-y divide-line">
      {rows.map(({ id, title, body, mine }) => (
        <li key={id} className="px-4 py-3 sm:px-5">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 className="font-semibold">{title}</h3>
            {mine ? (
              <form method="post" className="flex gap-2">
                <input type="hidden" name="id" value={id} />
                <LinkButton
                  size="sm"
                  href={`/canned-replies?edit=${id}`}
                  aria-label={`${t("canned.edit")} ${title}`}
                >
                  {t("canned.edit")}
                </LinkButton>
                <Button
                  size="sm"
                  name="intent"
                  value="delete"
                  aria-label={t("canned.delete_about", { name: title })}
                >
                  {t("canned.delete")}
                </Button>
              </form>
            ) : null}
          </div>
          <p className="mt-1 whitespace-pre-line text-sm text-muted">{body}</p>
        </li>
      ))}
    </ul>
  );
}

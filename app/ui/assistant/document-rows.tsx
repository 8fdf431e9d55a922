import type { CitedDocument } from "~/domain/assistant/assistant";
import { assistant } from "~/locales/assistant";
import { useTexts } from "~/locales/texts";
import { LifecyclePill } from "../status-pill";
import { TextLink } from "../text-link";

/** Entries of the register; an edition that no longer holds says so, with what replaces it one click away. */
export function DocumentRows({ documents }: { documents: readonly CitedDocument[] }) {
  return (
    <ul className="divide-y divide-line">
      {documents.map((document) => (
        <li key={document.id} className="px-4 py-3 sm:px-5">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink href={`/documents/${document.id}`} className="font-semibold">
              {document.number}
            </TextLink>
            <LifecyclePill of="document" status={document.status} />
          </p>
          <p lang="zh-CN">{document.titleZh}</p>
          <Standing document={document} />
        </li>
      ))}
    </ul>
  );
}

function Standing({ document: { status, statusAsOf, replacedBy } }: { document: CitedDocument }) {
  const t = useTexts(assistant);
  const note = {
    superseded: t("superseded"),
    withdrawn: t("withdrawn"),
    unknown: t("status_unknown"),
    upcoming: t("upcoming"),
  };
  const words = note[status as keyof typeof note];
  return (
    <p className="flex flex-wrap gap-x-3 text-muted text-sm">
      {words ? (
        <span className={status === "superseded" ? "text-amber-dark" : undefined}>{words}</span>
      ) : null}
      {replacedBy.map((newer) => (
        <TextLink key={newer.id} href={`/documents/${newer.id}`}>
          {newer.number}
        </TextLink>
      ))}
      {statusAsOf ? <span>{t("as_of", { day: statusAsOf })}</span> : null}
    </p>
  );
}

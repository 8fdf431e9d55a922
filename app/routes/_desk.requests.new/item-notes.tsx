import type { FoundDocument } from "~/domain/normative-documents/search.queries.server";
import type { DraftItem } from "~/domain/requests/draft";
import type { ItemPreview } from "~/domain/requests/draft-preview.server";
import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { Button } from "~/ui/button";
import { LifecyclePill } from "~/ui/status-pill";
import { useHydrated } from "~/ui/use-hydrated";

interface ItemNotesProps {
  p: number;
  i: number;
  item: DraftItem;
  preview: ItemPreview | undefined;
  found: FoundDocument[] | null;
}

/** Below a line: the document's title and state, its replacement one press away, and what else the words may mean. */
export function ItemNotes({ p, i, item, preview, found }: ItemNotesProps) {
  const t = useTexts(wizard);
  const hydrated = useHydrated();
  const document = preview?.document;
  const newer = document?.replacedBy;
  const few = preview?.parameters.slice(0, 6) ?? [];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {document ? (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>{document.title}</span>
          <LifecyclePill of="document" status={document.status} />
          {newer ? (
            <Button name="intent" value={`pick:${p}:${i}:${newer}`} look="quiet" size="sm">
              {t("use_edition", { number: newer })}
            </Button>
          ) : null}
        </p>
      ) : hydrated ? null : (
        <Button name="intent" value={`find:${p}:${i}`} look="quiet" size="sm">
          {t("find_document")}
        </Button>
      )}
      {document && !item.parameter && few.length > 0 ? (
        <p className="flex flex-wrap items-center gap-1">
          {t("parameters_known")}
          {few.map((name) => (
            <Button key={name} name="intent" value={`parameter:${p}:${i}:${name}`} look="quiet" size="sm">
              {name}
            </Button>
          ))}
        </p>
      ) : null}
      {preview && preview.classes.length > 0 && !item.objectClass ? (
        <p className="flex flex-wrap items-center gap-1">
          {t("class_maybe")}
          {preview.classes.map((name) => (
            <Button key={name} name="intent" value={`class:${p}:${i}:${name}`} look="quiet" size="sm">
              {name}
            </Button>
          ))}
        </p>
      ) : null}
      {found ? <Found p={p} i={i} found={found} /> : null}
      {preview && preview.onHold > 0 ? <p>{t("on_hold", { n: preview.onHold })}</p> : null}
    </div>
  );
}

function Found({ p, i, found }: { p: number; i: number; found: FoundDocument[] }) {
  const t = useTexts(wizard);
  if (found.length === 0) return <p role="status">{t("none_found")}</p>;
  return (
    <ul className="space-y-1">
      {found.map((one) => (
        <li key={one.number} className="flex flex-wrap items-center gap-2">
          <Button name="intent" value={`pick:${p}:${i}:${one.number}`} size="sm">
            {one.number}
          </Button>
          <span>{one.titleZh}</span>
          <LifecyclePill of="document" status={one.status} />
        </li>
      ))}
    </ul>
  );
}

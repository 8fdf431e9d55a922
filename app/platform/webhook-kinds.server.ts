import type { OrganisationKind } from "~/domain/actor";
import { kindsFor, PING } from "~/domain/webhooks/webhook";
import { integrations } from "~/locales/integrations";
import { notices } from "~/locales/notices";
import { type Locale, textsIn } from "~/locales/texts";

/** An event's name as the notice about it begins, without the record it would name. */
export function kindLabel(locale: Locale, kind: string): string {
  if (kind === PING) return textsIn(locale, integrations)("ping_kind");
  const title = textsIn(locale, notices).any(`${kind}.title`, { title: "", organisation: "", year: "" });
  return title.replace(/[\s：:]+$/, "");
}

/** What a house can be told, grouped by subject, in the order things happen. */
export function kindGroups(locale: Locale, house: OrganisationKind) {
  const groups = new Map<string, { kind: string; label: string }[]>();
  for (const kind of kindsFor(house)) {
    const subject = kind.split(".")[0] ?? "";
    groups.set(subject, [...(groups.get(subject) ?? []), { kind, label: kindLabel(locale, kind) }]);
  }
  return [...groups].map(([subject, kinds]) => ({ subject, kinds }));
}

import { eventForTelling, recipientsOf } from "~/domain/notifications/audience.queries.server";
import { hrefOf, TELLINGS } from "~/domain/notifications/notice";
import { type NoticeValues, talkOf, valuesOf } from "~/domain/notifications/tell.server";
import type { Tx } from "~/domain/outbox.server";
import type { Entry } from "./entry";
import { daysAfter, hoursAfter } from "./time";
import type { World } from "./world";

const DAYS = 4;
/** What is older has been read. */
const UNREAD_HOURS = 30;

/** Tells people what happened in the last days, by the same rules as the job; older notices are gone. */
export async function addNotifications(world: World, tx: Tx): Promise<void> {
  const since = daysAfter(world.now, -DAYS);
  const invited = new Set<string>();
  for (const entry of world.log.filter(({ at, kind }) => at >= since && TELLINGS[kind])) {
    const people = await recipientsOf(tx, entry.id, entry.kind, TELLINGS[entry.kind] ?? []);
    const event = await eventForTelling(tx, entry.id);
    const values = event ? valuesOf(event) : {};
    for (const person of people) {
      const letter = `${person.kind} ${person.user_id} ${entry.about.packageId ?? entry.id}`;
      if (person.kind === "package.invited" && invited.has(letter)) continue;
      invited.add(letter);
      add(world, entry, person, values);
    }
  }
  await world.rows.flush(tx);
}

function add(
  world: World,
  { id, at, about }: Entry,
  person: { user_id: string; organisation_id: string; organisation_kind: string; kind: string },
  values: NoticeValues,
): void {
  world.rows.add("notifications", {
    id: world.dice.id(at),
    user_id: person.user_id,
    organisation_id: person.organisation_id,
    event_id: id,
    kind: person.kind,
    data: values,
    href: hrefOf({
      kind: person.kind,
      organisationKind: person.organisation_kind,
      requestId: about.requestId ?? null,
      packageId: about.packageId ?? null,
      orderId: about.orderId ?? null,
      ...talkOf(about.data),
    }),
    read_at: at < hoursAfter(world.now, -UNREAD_HOURS) ? hoursAfter(at, 3) : null,
    created_at: at,
  });
}

import { suggestClass } from "~/domain/object-classes/object-class";
import { listObjectClasses } from "~/domain/object-classes/object-class.queries.server";
import { waitingObjects } from "~/domain/object-classes/waiting.queries.server";
import type { Visit } from "~/platform/http.server";

/** Texts that wait, each with the class it most likely means; and how many rows the last placement freed. */
export async function load({ db, url }: Visit) {
  const [{ texts, total }, classes] = await Promise.all([waitingObjects(db), listObjectClasses(db)]);
  const choices = classes.map(({ id, nameZh, path }) => ({ id, nameZh, path }));
  const waiting = texts.map((text) => ({ ...text, suggested: suggestClass(text.text, classes)?.id ?? null }));
  const done = Number(url.searchParams.get("done") ?? Number.NaN);
  return { waiting, total, choices, done: Number.isInteger(done) ? done : null };
}

export type ObjectsPage = Awaited<ReturnType<typeof load>>;

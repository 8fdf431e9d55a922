import type { Actor } from "../actor";
import { forgetCalendar } from "../clocks/calendar.queries.server";
import { mustHold } from "../errors";
import { type Db, enqueue } from "../outbox.server";
import { changeReference } from "./changed.server";
import type { HolidayForm } from "./reference";

/** Enters or corrects one day; deadlines that rested on an unknown year are recomputed by the job. */
export async function setHoliday(db: Db, actor: Actor, { date, name, offDay }: HolidayForm): Promise<void> {
  await changeReference(db, actor, { table: "holidays", id: date, data: { name, offDay } }, async (tx) => {
    const row = { name, off_day: offDay === "yes" };
    await tx
      .insertInto("holidays")
      .values({ date, ...row })
      .onConflict((clash) => clash.column("date").doUpdateSet(row))
      .execute();
    await enqueue(tx, "recompute-deadlines", {}, { key: "recompute-deadlines" });
  });
  forgetCalendar(db);
}

/** Takes a day out of the table: it becomes an ordinary weekday or weekend again. */
export async function removeHoliday(db: Db, actor: Actor, date: string): Promise<void> {
  await changeReference(db, actor, { table: "holidays", id: date, data: { removed: true } }, async (tx) => {
    const gone = await tx.deleteFrom("holidays").where("date", "=", date).executeTakeFirst();
    mustHold(gone.numDeletedRows > 0n, "holiday_not_listed");
    await enqueue(tx, "recompute-deadlines", {}, { key: "recompute-deadlines" });
  });
  forgetCalendar(db);
}

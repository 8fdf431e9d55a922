import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { loadCalendar } from "~/domain/clocks/calendar.queries.server";
import { loadClockSettings } from "~/domain/clocks/settings.queries.server";
import { isWorkingDay } from "~/domain/clocks/working-time";
import { startingHub } from "~/domain/hubs/starting-hub.server";
import { loadWeights } from "~/domain/matching/weights.queries.server";
import { searchDocuments } from "~/domain/normative-documents/search.queries.server";
import { findNotice, listNotices } from "~/domain/notices/notice.queries.server";
import { editService } from "~/domain/reference/edit-catalogue.server";
import { addCompulsory, removeCompulsory } from "~/domain/reference/edit-compulsory.server";
import { saveDocument } from "~/domain/reference/edit-document.server";
import { removeHoliday, setHoliday } from "~/domain/reference/edit-holidays.server";
import { assignZone, saveClocks, saveWeights } from "~/domain/reference/edit-settings.server";
import { publishNotice } from "~/domain/reference/publish-notice.server";
import { clockForm, documentForm, weightForm } from "~/domain/reference/reference";
import { compulsoryLines, referenceTables } from "~/domain/reference/reference.queries.server";
import { testDatabase } from "../../support/database";
import { enterprise, hubOperator, person, refusalOf } from "../requests/support";

const database = await testDatabase();
const { db } = database;
afterAll(database.drop);
let admin: Actor;
beforeAll(async () => {
  admin = await person(db, { kind: "platform", role: "admin", regionCode: "370000" });
});

const gb = (over: Record<string, unknown> = {}) =>
  documentForm.parse({
    number: "GB/T 99999－2026",
    titleZh: "演示用塑料杯试验方法",
    status: "current",
    source: "演示",
    ...over,
  });

describe("reference data", () => {
  it("are the administrator's alone", async () => {
    const day = { date: "2027-05-01", name: "劳动节", offDay: "yes" as const };
    for (const actor of [await enterprise(db), await hubOperator(db)]) {
      expect(await refusalOf(Promise.resolve().then(() => setHoliday(db, actor, day)))).toMatchObject({
        kind: "forbidden",
      });
    }
  });

  it("are counted, table by table", async () => {
    const tables = await referenceTables(db);
    expect(tables.length).toBe(11);
    expect(tables.find(({ table }) => table === "hubs")?.rows).toBe(157);
  });

  it("change under a name: who changed what is in the audit log", async () => {
    await saveClocks(db, admin, {
      ...clockForm.parse({ ...(await loadClockSettings(db)), triage_minutes: 90 }),
    });
    expect((await loadClockSettings(db)).triage_minutes).toBe(90);
    const entry = await db
      .selectFrom("audit_entries")
      .selectAll()
      .where("actor_user_id", "=", admin.userId)
      .orderBy("seq", "desc")
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      action: "reference.changed",
      subject_type: "settings",
      subject_id: "clocks",
    });
  });
});

describe("holidays", () => {
  it("count from the next deadline on, and go again", async () => {
    const day = "2026-11-24";
    expect(isWorkingDay(await loadCalendar(db), day)).toBe(true);
    await setHoliday(db, admin, { date: day, name: "演示假日", offDay: "yes" });
    expect(isWorkingDay(await loadCalendar(db), day)).toBe(false);
    await removeHoliday(db, admin, day);
    expect(isWorkingDay(await loadCalendar(db), day)).toBe(true);
    expect(await refusalOf(removeHoliday(db, admin, day))).toMatchObject({ code: "holiday_not_listed" });
  });
});

describe("normative documents", () => {
  it("are entered in any spelling and found at once; the same number corrects the record", async () => {
    const { id } = await saveDocument(db, admin, gb());
    const again = await saveDocument(
      db,
      admin,
      gb({ number: "gb/t 99999-2026", titleZh: "演示用塑料杯试验方法（更正）" }),
    );
    expect(again.id).toBe(id);
    const { documents } = await searchDocuments(db, { q: "GB/T 99999" });
    expect(documents.map(({ number, titleZh }) => [number, titleZh])).toEqual([
      ["GB/T 99999-2026", "演示用塑料杯试验方法（更正）"],
    ]);
    expect((await searchDocuments(db, { q: "塑料杯" })).documents[0]?.id).toBe(id);
  });

  it("take the place of an older one, which is superseded only once they are in force", async () => {
    await saveDocument(db, admin, gb({ number: "GB 88888-2016" }));
    await saveDocument(
      db,
      admin,
      gb({ number: "GB 88888-2027", status: "upcoming", replaces: "GB 88888-2016" }),
    );
    const statusOf = async (q: string) => (await searchDocuments(db, { q })).documents[0]?.status;
    expect(await statusOf("GB 88888-2016")).toBe("current");
    await saveDocument(db, admin, gb({ number: "GB 88888-2027", replaces: "GB 88888-2016" }));
    expect(await statusOf("GB 88888-2016")).toBe("superseded");
  });

  const refused: [what: string, over: Record<string, unknown>, field: string, code: string][] = [
    ["no number", { number: "随便写写" }, "number", "invalid_format"],
    ["no year", { number: "GB 4806.7" }, "number", "undated_document"],
    ["an unknown older one", { replaces: "GB 77777-2001" }, "replaces", "unknown_document"],
  ];
  it.each(refused)("with %s are refused at the field", async (_, over, field, code) => {
    const refusal = await refusalOf(Promise.resolve().then(() => saveDocument(db, admin, gb(over))));
    expect(refusal?.detail.fields).toEqual({ [field]: code });
  });
});

describe("the rest", () => {
  it("weights have to add up to a hundred", async () => {
    const weights = { price: 40, turnaround: 20, distance: 15, credit: 15, onTime: 10 };
    expect(weightForm.safeParse({ ...weights, price: 41 }).success).toBe(false);
    await saveWeights(db, admin, weightForm.parse(weights));
    expect(await loadWeights(db)).toMatchObject(weights);
  });

  it("a zone's enterprises start at the county an administrator names", async () => {
    await assignZone(db, admin, { zone: "370176", county: "370112", basis: "演示批复" });
    const hub = await startingHub(db, { regionCode: "370176", parkHubId: null });
    const { code } = await db
      .selectFrom("hubs")
      .select("code")
      .where("id", "=", hub.id)
      .executeTakeFirstOrThrow();
    expect(code).toBe("SD370112");
    const wrong = { zone: "370102", county: "370112", basis: "演示" };
    expect((await refusalOf(assignZone(db, admin, wrong)))?.detail.fields).toEqual({
      zone: "invalid_choice",
    });
    const nowhere = { zone: "370176", county: "370100", basis: "演示" };
    expect((await refusalOf(assignZone(db, admin, nowhere)))?.detail.fields).toEqual({
      county: "invalid_choice",
    });
  });

  it("an instrument comes under compulsory verification once a use, and leaves again", async () => {
    const { id } = await db
      .selectFrom("object_classes")
      .select("id")
      .where("code", "=", "FCM-PL")
      .executeTakeFirstOrThrow();
    const form = { objectClassId: id, useZh: "演示用途", useEn: "demo", source: "演示" };
    await addCompulsory(db, admin, form);
    expect(await refusalOf(addCompulsory(db, admin, form))).toMatchObject({
      kind: "conflict",
      code: "already_exists",
    });
    const line = (await compulsoryLines(db)).find(({ use_zh }) => use_zh === "演示用途");
    await removeCompulsory(db, admin, line?.id ?? "");
    expect((await compulsoryLines(db)).some(({ use_zh }) => use_zh === "演示用途")).toBe(false);
  });

  it("a service can be switched off, and an unknown one is not found", async () => {
    const { code } = await db.selectFrom("catalogue_items").select("code").executeTakeFirstOrThrow();
    const form = { code, nameZh: "演示服务", nameEn: "Demo", active: "no" as const };
    await editService(db, admin, form);
    const row = await db
      .selectFrom("catalogue_items")
      .selectAll()
      .where("code", "=", code)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ active: false, name_zh: "演示服务" });
    expect(await refusalOf(editService(db, admin, { ...form, code: "NONE" }))).toMatchObject({
      kind: "not_found",
    });
  });

  it("a notice is public as soon as it is published", async () => {
    const text = {
      titleZh: "演示公告一则",
      titleEn: "A demo notice",
      bodyZh: "演示正文。",
      bodyEn: "Demo body.",
    };
    const { id } = await publishNotice(db, admin, { kind: "policy", ...text });
    expect((await findNotice(db, id)).title_zh).toBe(text.titleZh);
    expect((await listNotices(db, { kind: "policy", limit: 5 }))[0]?.id).toBe(id);
    expect(await refusalOf(findNotice(db, "nonsense"))).toMatchObject({ kind: "not_found" });
  });
});

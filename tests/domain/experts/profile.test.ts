import { afterAll, describe, expect, it } from "vitest";
import { cannedForm } from "~/domain/experts/canned-reply";
import { cannedReplies, deleteCannedReply, saveCannedReply } from "~/domain/experts/canned-reply.server";
import { enrolExpert } from "~/domain/experts/enrol-expert.server";
import { leaveForm, profileForm } from "~/domain/experts/expert";
import { addLeave, endLeave } from "~/domain/experts/keep-leave.server";
import { saveExpert } from "~/domain/experts/save-expert.server";
import { switchDuty } from "~/domain/experts/switch-duty.server";
import { testDatabase } from "../../support/database";
import { refusalOf, townOf } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const town = townOf(db);
const hub = await town.house("hub", { hubCode: "SD370102" });
const city = await town.house("hub", { hubCode: "SD3701" });
const [head, desk, above] = [
  await town.person(hub, "supervisor"),
  await town.person(hub, "operator"),
  await town.person(city, "supervisor"),
];
const stranger = await town.person(await town.house("hub", { hubCode: "SD370202" }), "supervisor");
const { id, actor: self } = await town.expert(hub);
const colleague = await town.expert(hub);

const row = (expertId = id) =>
  db.selectFrom("experts").selectAll().where("id", "=", expertId).executeTakeFirstOrThrow();
const profile = (over: Record<string, unknown> = {}) =>
  profileForm.parse({
    title: "高级工程师",
    fields: "testing",
    regions: "3701、370202",
    periods: [{ from: "08:00", to: "11:00" }, { from: "14:00", to: "17:00" }, {}],
    capacity: "4",
    backupId: colleague.id,
    ...over,
  });

describe("a profile", () => {
  it("is what the head of the house says, or a supervisor above", async () => {
    await saveExpert(db, head, id, profile());
    expect(await row()).toMatchObject({
      title: "高级工程师",
      regions: ["3701", "370202"],
      duty_periods: [
        ["08:00", "11:00"],
        ["14:00", "17:00"],
      ],
      capacity: 4,
      backup_id: colleague.id,
    });
    await saveExpert(db, above, id, profile({ periods: [], backupId: undefined }));
    expect(await row()).toMatchObject({ duty_periods: null, backup_id: null });
    for (const who of [desk, self]) {
      expect(await refusalOf(saveExpert(db, who, id, profile()))).toMatchObject({ kind: "forbidden" });
    }
    expect(await refusalOf(saveExpert(db, stranger, id, profile()))).toMatchObject({ kind: "not_found" });
    expect(await refusalOf(saveExpert(db, head, "x", profile()))).toMatchObject({ kind: "not_found" });
    const stale = saveExpert(db, head, id, profile({ expectedVersion: 1 }));
    expect(await refusalOf(stale)).toMatchObject({ kind: "stale" });
  });

  it("names regions there are, and a backup of the same house", async () => {
    const far = await town.expert(city);
    const save = (over: Record<string, unknown>) => refusalOf(saveExpert(db, head, id, profile(over)));
    expect(await save({ regions: "99" })).toMatchObject({
      detail: { fields: { regions: "unknown_region" } },
    });
    for (const backupId of [id, far.id]) {
      expect(await save({ backupId })).toMatchObject({ detail: { fields: { backupId: "backup_unknown" } } });
    }
  });

  it("begins with the head's word or the expert's own switch, once", async () => {
    const fresh = await town.person(hub, "expert");
    const membership = await db
      .selectFrom("memberships")
      .select("id")
      .where("user_id", "=", fresh.userId)
      .executeTakeFirstOrThrow();
    expect(await refusalOf(enrolExpert(db, desk, membership.id))).toMatchObject({ kind: "forbidden" });
    expect(await refusalOf(enrolExpert(db, stranger, membership.id))).toMatchObject({ kind: "not_found" });
    const begun = await enrolExpert(db, head, membership.id);
    expect(await enrolExpert(db, head, membership.id)).toBe(begun);
    await switchDuty(db, fresh, false);
    expect(await row(begun)).toMatchObject({ status: "paused" });
    expect(await refusalOf(switchDuty(db, desk, true))).toMatchObject({ kind: "forbidden" });
    const another = await town.person(hub, "expert");
    await Promise.all([switchDuty(db, another, true), switchDuty(db, another, true)]);
    const rows = await db.selectFrom("experts").select("id").where("user_id", "=", another.userId).execute();
    expect(rows).toHaveLength(1);
  });

  it.each([
    { capacity: "0" },
    { capacity: "51" },
    { capacity: "two" },
    { fields: "cooking" },
    { regions: "济南" },
    { regions: "370" },
    { title: "长".repeat(61) },
    { periods: [{ from: "09:00", to: "08:00" }] },
    { periods: [{ from: "08:00" }] },
    {
      periods: [
        { from: "08:00", to: "12:00" },
        { from: "11:00", to: "13:00" },
      ],
    },
    { periods: [{ from: "24:00", to: "25:00" }] },
    { backupId: "somebody" },
  ])("takes no %j", (over) => {
    const typed = { fields: "testing", regions: "", capacity: "4", ...over };
    expect(profileForm.safeParse(typed).success).toBe(false);
  });
});

describe("leave", () => {
  const days = (startsOn: string, endsOn = startsOn) => leaveForm.parse({ startsOn, endsOn, reason: "年假" });
  const leaves = () =>
    db.selectFrom("expert_leaves").selectAll().where("expert_id", "=", id).orderBy("starts_on").execute();

  it("is recorded by himself or the head, never twice for a day", async () => {
    await addLeave(db, self, id, days("2027-02-01", "2027-02-05"));
    expect(await refusalOf(addLeave(db, head, id, days("2027-02-05")))).toMatchObject({
      code: "leave_overlaps",
    });
    await addLeave(db, head, id, days("2027-02-06"));
    expect(await refusalOf(addLeave(db, desk, id, days("2027-03-01")))).toMatchObject({ kind: "forbidden" });
    expect(await refusalOf(addLeave(db, colleague.actor, id, days("2027-03-01")))).toMatchObject({
      kind: "forbidden",
    });
    expect(await leaves()).toHaveLength(2);
  });

  it("is taken back until it is over; days gone by stay on record", async () => {
    const [first, second] = await leaves();
    await endLeave(db, self, id, first?.id ?? "", "2027-02-03");
    expect((await leaves())[0]).toMatchObject({ starts_on: "2027-02-01", ends_on: "2027-02-02" });
    expect(await refusalOf(endLeave(db, self, id, first?.id ?? "", "2027-02-03"))).toMatchObject({
      code: "leave_over",
    });
    await endLeave(db, self, id, second?.id ?? "", "2027-02-03");
    expect(await leaves()).toHaveLength(1);
    expect(await refusalOf(endLeave(db, self, id, "?"))).toMatchObject({ kind: "not_found" });
  });

  it.each([
    { startsOn: "2027-02-02", endsOn: "2027-02-01" },
    { startsOn: "2027-02-02", endsOn: "2029-02-01" },
    { startsOn: "2027-02-30", endsOn: "2027-03-01" },
    { startsOn: "", endsOn: "2027-03-01" },
  ])("is no %j", (typed) => expect(leaveForm.safeParse(typed).success).toBe(false));
});

describe("canned replies", () => {
  const reply = (title: string, shared?: string) =>
    cannedForm.parse({ title, body: "您好，请稍等。", shared });
  const titles = async (who: typeof self) => (await cannedReplies(db, who)).map(({ title }) => title);

  it("are one's own, or the house's by its head's word", async () => {
    await saveCannedReply(db, self, reply("我的"));
    await saveCannedReply(db, head, reply("大家的", "on"));
    expect(await titles(self)).toEqual(["我的", "大家的"]);
    expect(await titles(colleague.actor)).toEqual(["大家的"]);
    expect(await titles(stranger)).toEqual([]);
    expect(await refusalOf(saveCannedReply(db, self, reply("也给大家", "on")))).toMatchObject({
      kind: "forbidden",
    });
    const enterprise = await town.person(await town.house("enterprise"), "owner");
    expect(await refusalOf(saveCannedReply(db, enterprise, reply("不行")))).toMatchObject({
      kind: "forbidden",
    });
  });

  it("are changed and thrown away by whose they are", async () => {
    const [mine, house] = await cannedReplies(db, self);
    await saveCannedReply(db, self, { ...reply("改过"), id: mine?.id });
    expect(await refusalOf(saveCannedReply(db, self, { ...reply("偷改"), id: house?.id }))).toMatchObject({
      kind: "forbidden",
    });
    expect(await refusalOf(deleteCannedReply(db, colleague.actor, mine?.id ?? ""))).toMatchObject({
      kind: "not_found",
    });
    expect(await refusalOf(deleteCannedReply(db, self, house?.id ?? ""))).toMatchObject({
      kind: "forbidden",
    });
    await deleteCannedReply(db, self, mine?.id ?? "");
    await deleteCannedReply(db, head, house?.id ?? "");
    expect(await titles(self)).toEqual([]);
  });
});

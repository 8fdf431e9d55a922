import { afterAll, describe, expect, it } from "vitest";
import { THE_CLOCK } from "~/domain/actor";
import { TELLINGS } from "~/domain/notifications/notice";
import { noticesOf } from "~/domain/notifications/notification.queries.server";
import { readNotices } from "~/domain/notifications/read-notices.server";
import { tell } from "~/domain/notifications/tell.server";
import { notices } from "~/locales/notices";
import { LOCALES, textsIn } from "~/locales/texts";
import { noticeLetter } from "~/platform/letters.server";
import { testDatabase } from "../../support/database";
import { withoutIds } from "../../support/without-ids";
import { sceneIn } from "./scene";

const database = await testDatabase();
afterAll(database.drop);
const { db } = database;
const scene = await sceneIn(database);
const letter = noticeLetter({ PUBLIC_ORIGIN: "https://qzx.example", PORT: 3000 });

describe("telling", () => {
  it("reaches the handling hub and the enterprise's others, and nobody else", async () => {
    const event = await scene.happens(scene.enterprise, "request.submitted");
    expect(await tell(db, event, letter)).toBe(2);
    const told = await scene.toldOf(event);
    expect([...told.keys()].sort()).toEqual([scene.hub.userId, scene.colleague.userId].sort());
    expect(told.get(scene.hub.userId)).toMatchObject({
      kind: "request.submitted",
      href: `/requests/${scene.requestId}`,
    });
    expect(told.get(scene.colleague.userId)).toMatchObject({ kind: "request.filed" });
  });

  it("tells nobody twice, however often and how many at once the job runs", async () => {
    const event = await scene.happens(scene.hub, "request.accepted");
    const counts = await Promise.all(Array.from({ length: 4 }, () => tell(db, event, letter)));
    counts.push(await tell(db, event, letter));
    expect(counts.reduce((sum, n) => sum + n)).toBe(2);
    const mails = await db.selectFrom("mails").selectAll().where("dedupe_key", "like", `${event}%`).execute();
    expect(mails.map(({ recipient }) => recipient)).toEqual(["staff@example.com"]);
  });

  it("invites providers once: those already told of the package hear of no widening", async () => {
    await scene.invite(scene.invited);
    const opened = await scene.happens(scene.hub, "package.opened", { packageId: scene.packageId });
    await tell(db, opened, letter);
    await scene.invite(scene.late);
    const widened = await scene.happens(scene.hub, "package.widened", { packageId: scene.packageId });
    await tell(db, widened, letter);
    const first = await scene.toldOf(opened);
    const second = await scene.toldOf(widened);
    expect(first.get(scene.invited.userId)).toMatchObject({
      kind: "package.invited",
      href: `/job-board/${scene.packageId}`,
    });
    expect([first.has(scene.late.userId), second.has(scene.late.userId)]).toEqual([false, true]);
    expect([second.has(scene.invited.userId), second.has(scene.uninvited.userId)]).toEqual([false, false]);
  });

  it("tells the loser alone that another was chosen, without a name or an amount", async () => {
    const event = await scene.happens(scene.enterprise, "quote.declined", {
      packageId: scene.packageId,
      providerId: scene.invited.organisationId,
      data: { quoteId: "q", amountFen: 12345 },
    });
    await tell(db, event, letter);
    const told = await scene.toldOf(event);
    expect([...told.keys()]).toEqual([scene.invited.userId]);
    expect(withoutIds(JSON.stringify([...told.values()]))).not.toContain("12345");
  });

  it("tells both hubs when a request climbs, and the regulator when it is overdue", async () => {
    const climbed = await scene.happens(THE_CLOCK, "request.escalated", {
      data: { fromHubId: scene.otherHub.hubs?.hubId },
    });
    const overdue = await scene.happens(THE_CLOCK, "request.triage_overdue");
    await tell(db, climbed, letter);
    await tell(db, overdue, letter);
    expect((await scene.toldOf(climbed)).get(scene.otherHub.userId)).toMatchObject({
      kind: "request.climbed",
    });
    expect((await scene.toldOf(overdue)).has(scene.regulator.userId)).toBe(true);
  });

  it("tells the hub that serves a new provider, and the person whose role changed", async () => {
    const { organisationId, userId } = scene.uninvited;
    const author = { userId, organisationId };
    const registered = await scene.happens(author, "organisation.registered", { organisationId });
    const changed = await scene.happens({ ...author, userId: scene.late.userId }, "member.role_changed", {
      organisationId,
      data: { userId },
    });
    await tell(db, registered, letter);
    await tell(db, changed, letter);
    expect((await scene.toldOf(registered)).get(scene.hub.userId)).toMatchObject({ href: "/vetting" });
    expect([...(await scene.toldOf(changed)).keys()]).toEqual([userId]);
  });

  it("is silent about kinds that concern nobody", async () => {
    expect(await tell(db, await scene.happens(scene.hub, "request.looked_at"), letter)).toBe(0);
  });
});

describe("the words", () => {
  const kinds = Object.entries(TELLINGS).flatMap(([kind, tellings]) => tellings.map(({ as }) => as ?? kind));
  it.each(LOCALES)("exist in %s for every kind of notice", (locale) => {
    const t = textsIn(locale, notices);
    for (const kind of new Set(kinds)) {
      for (const part of ["title", "body"])
        expect(t.any(`${kind}.${part}`), kind).not.toBe(`${kind}.${part}`);
    }
  });

  it("are mailed with a link to this site", () => {
    const mail = letter("zh-CN", {
      kind: "request.returned",
      values: { number: "XQ-1", title: "餐盒", reason: "缺少数量\r\nBcc: x" },
      href: "/requests/1",
    });
    expect(mail.subject).toBe("【泉质享】需求被退回，请补正：餐盒");
    expect(mail.body).toContain("https://qzx.example/requests/1");
  });
});

describe("one's notices", () => {
  it("are listed, read one by one or all, and belong to nobody else", async () => {
    const { notices: list } = await noticesOf(db, scene.hub, { unread: true });
    expect(list.length).toBeGreaterThan(1);
    const [first] = list;
    expect(await readNotices(db, scene.invited, first?.id)).toBeNull();
    expect(await readNotices(db, scene.hub, first?.id)).toBe(first?.href);
    expect((await noticesOf(db, scene.hub, { unread: true })).notices).toHaveLength(list.length - 1);
    await readNotices(db, scene.hub);
    expect((await noticesOf(db, scene.hub, { unread: true })).notices).toEqual([]);
    expect((await noticesOf(db, scene.invited, { unread: true })).notices.length).toBeGreaterThan(0);
  });
});

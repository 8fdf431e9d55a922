import { afterAll, describe, expect, it } from "vitest";
import { joinOrganisation } from "~/domain/accounts/open-account.server";
import { tell } from "~/domain/notifications/tell.server";
import { deskFacts } from "~/domain/organisations/badges.queries.server";
import { listOrganisations, organisationDetail } from "~/domain/organisations/organisation.queries.server";
import { testDatabase } from "../../support/database";
import { noLetter } from "../accounts/people";
import { sceneIn } from "../notifications/scene";

const database = await testDatabase();
afterAll(database.drop);
const { db } = database;
const scene = await sceneIn(database);

describe("the frame of a workspace", () => {
  it("counts what waits for this hub, and for no other", async () => {
    await db.updateTable("packages").set({ status: "submitted" }).where("id", "=", scene.packageId).execute();
    expect((await deskFacts(db, scene.hub)).badges).toMatchObject({ "/intake": 1, "/intake/follow-ups": 0 });
    expect((await deskFacts(db, scene.otherHub)).badges).toMatchObject({ "/intake": 0 });
  });

  it("counts invitations that still take a quote, and a person's unread notices", async () => {
    await scene.invite(scene.invited);
    await db
      .updateTable("packages")
      .set({ status: "quoting", quoting_deadline: new Date(Date.now() + 3_600_000) })
      .where("id", "=", scene.packageId)
      .execute();
    await tell(
      db,
      await scene.happens(scene.hub, "package.opened", { packageId: scene.packageId }),
      noLetter,
    );
    expect(await deskFacts(db, scene.invited)).toMatchObject({ unread: 1, badges: { "/job-board": 1 } });
    expect(await deskFacts(db, scene.uninvited)).toMatchObject({ unread: 0, badges: { "/job-board": 0 } });
  });

  it("names the region from the province down, without grouping codes, and the other organisations", async () => {
    const second = await scene.world.organisation("provider");
    await db.transaction().execute((tx) => joinOrganisation(tx, scene.enterprise.userId, second, "business"));
    const facts = await deskFacts(db, scene.enterprise);
    expect(facts.regions).toEqual(["山东省", "济南市", "历下区"]);
    expect(facts.others.map(({ id }) => id)).toEqual([second]);
    expect((await deskFacts(db, scene.regulator)).badges).toEqual({});
  });
});

describe("organisations for the administrator", () => {
  it("are listed page by page, each once, and found by name and code", async () => {
    for (let n = 0; n < 60; n++) await scene.world.organisation("enterprise");
    const first = await listOrganisations(db, {});
    const second = await listOrganisations(db, { after: first.next ?? "" });
    const ids = [...first.organisations, ...second.organisations].map(({ id }) => id);
    expect(first.organisations).toHaveLength(50);
    expect(new Set(ids).size).toBe(ids.length);
    expect(second.next).toBeNull();
    const [one] = first.organisations.filter(({ uscc }) => uscc);
    expect((await listOrganisations(db, { q: one?.uscc?.toLowerCase() })).organisations).toHaveLength(1);
    expect((await listOrganisations(db, { q: "100%_" })).organisations).toEqual([]);
    expect((await listOrganisations(db, { kind: "hub" })).organisations).toHaveLength(2);
  });

  it("show people, and neither amounts nor messages", async () => {
    const detail = await organisationDetail(db, scene.enterprise.organisationId);
    expect(detail?.people).toHaveLength(2);
    expect(
      Object.keys(detail?.organisation ?? {}).filter((key) => /fen|amount|body|message/.test(key)),
    ).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/errors";
import { acceptRequest } from "~/domain/requests/accept-request.server";
import { extendQuoting } from "~/domain/requests/extend-quoting.server";
import { openPackage } from "~/domain/requests/open-package.server";
import { returnRequest } from "~/domain/requests/return-request.server";
import { transferRequest } from "~/domain/requests/transfer-request.server";
import { widenPackage } from "~/domain/requests/widen-package.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { member, read, request, story, type World, world } from "./world";

let base: TestDatabase;
let here: World;
let rival: Actor;
let admin: Actor;
beforeAll(async () => {
  base = await testDatabase();
  here = await world(base.db);
  rival = await member(base.db, "enterprise", "owner", "91370102MA3C0000X2");
  admin = await member(base.db, "platform", "admin");
});
afterAll(() => base.drop());

const hub = (code: string) => here.hubs.get(code)?.id ?? "";
const answer = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => (error instanceof Refusal ? `${error.kind} ${error.code}` : String(error)),
  );
type Command = (actor: Actor, id: string, packageId: string) => Promise<unknown>;
const commands: Record<string, Command> = {
  accept: (actor, requestId) => acceptRequest(base.db, actor, { requestId }),
  return: (actor, requestId) => returnRequest(base.db, actor, { requestId, reason: "缺少样品照片" }),
  transfer: (actor, requestId) =>
    transferRequest(base.db, actor, { requestId, hubId: hub("SD3701"), reason: "不归本县" }),
  open: (actor, requestId, packageId) => openPackage(base.db, actor, { requestId, packageId }),
  widen: (actor, requestId, packageId) => widenPackage(base.db, actor, { requestId, packageId }),
};
const from: Record<string, string> = {
  accept: "submitted",
  return: "submitted",
  transfer: "submitted",
  open: "triaged",
  widen: "quoting",
};
const to: Record<string, string> = {
  accept: "triaged",
  return: "returned",
  transfer: "submitted",
  open: "quoting",
  widen: "quoting",
};

describe("who may", () => {
  test.each(Object.keys(commands))("%s: its hub and those above; nobody else", async (name) => {
    const command = commands[name] as Command;
    const asks = async (actor: Actor) => {
      const { id, packageId } = await request(here, { status: from[name] });
      return answer(command(actor, id, packageId));
    };
    expect(await asks(here.at("SD370102"))).toBe("done");
    expect(await asks(here.at("SD370102", "supervisor"))).toBe("done");
    expect(await asks(here.at("SD370103"))).toBe("not_found not_found");
    expect(await asks(here.at("SD3702"))).toBe("not_found not_found");
    expect(await asks(here.at("SD370102", "expert"))).toBe("not_found not_found");
    expect(await asks(here.enterprise)).toBe("forbidden forbidden");
    expect(await asks(rival)).toBe("not_found not_found");
    expect(await asks(admin)).toBe("not_found not_found");
    if (name !== "transfer") expect(await asks(here.at("SD3701"))).toBe("done");
  });
});

describe("in which state", () => {
  const states = [
    "draft",
    "submitted",
    "returned",
    "triaged",
    "quoting",
    "comparing",
    "awarded",
    "expired",
    "withdrawn",
  ];
  test.each(Object.keys(commands))("%s: only from its own, 409 from every other", async (name) => {
    for (const status of states) {
      const { id, packageId } = await request(here, { status });
      const said = await answer((commands[name] as Command)(here.at("SD370102"), id, packageId));
      expect(said, status).toBe(status === from[name] ? "done" : "conflict conflict");
      expect((await read(base.db, id)).status, status).toBe(status === from[name] ? to[name] : status);
    }
  });

  it("nothing while a regulator has suspended the request", async () => {
    for (const name of Object.keys(commands)) {
      const { id, packageId } = await request(here, { status: from[name] });
      await base.db.updateTable("requests").set({ suspended_at: new Date() }).where("id", "=", id).execute();
      expect(await answer((commands[name] as Command)(here.at("SD370102"), id, packageId))).toBe(
        "conflict suspended",
      );
    }
  });

  it("state before version: a lost race is a conflict, an outdated page is stale", async () => {
    const { id } = await request(here);
    const actor = here.at("SD370102");
    expect(await answer(acceptRequest(base.db, actor, { requestId: id, expectedVersion: 99 }))).toBe(
      "stale stale_version",
    );
    await acceptRequest(base.db, actor, { requestId: id, expectedVersion: 1 });
    expect(await answer(acceptRequest(base.db, actor, { requestId: id, expectedVersion: 1 }))).toBe(
      "conflict conflict",
    );
  });
});

describe("transfer", () => {
  const send = (code: string, id: string, target: string) =>
    answer(transferRequest(base.db, here.at(code), { requestId: id, hubId: hub(target), reason: "转派" }));

  it("goes up, beside and down, with a fresh clock and the origin kept", async () => {
    const { id } = await request(here, { due: new Date(0) });
    expect(await send("SD370102", id, "SD370103")).toBe("done");
    const moved = await read(base.db, id);
    expect(moved).toMatchObject({ hub_id: hub("SD370103"), origin_hub_id: hub("SD370102"), transfers: 1 });
    expect(moved.triage_due_at?.getTime()).toBeGreaterThan(Date.now());
    expect(await send("SD370103", id, "SD3701")).toBe("done");
    expect(await send("SD3701", id, "SD370102")).toBe("done");
    expect(await story(base.db, id)).toEqual(Array(3).fill("request.transferred"));
  });

  it("never skips the parent, and not to itself", async () => {
    const { id } = await request(here);
    expect(await send("SD370102", id, "SD")).toBe("conflict transfer_skips_parent");
    expect(await send("SD370102", id, "SD3702")).toBe("conflict transfer_skips_parent");
    expect(await send("SD370102", id, "SD370102")).toBe("conflict transfer_to_itself");
  });

  it("after two the parent decides", async () => {
    const { id } = await request(here);
    expect(await send("SD370102", id, "SD370103")).toBe("done");
    expect(await send("SD370103", id, "SD370102")).toBe("done");
    expect(await send("SD370102", id, "SD370103")).toBe("conflict parent_decides");
    expect(await send("SD3701", id, "SD370103")).toBe("done");
    expect((await read(base.db, id)).hub_id).toBe(hub("SD370103"));
  });
});

describe("quoting", () => {
  it("opens for 48 hours, says that too few are eligible, and widens ring by ring to the nation", async () => {
    const { id, packageId } = await request(here, { status: "triaged" });
    const now = new Date();
    const search = await openPackage(base.db, here.at("SD370102"), { requestId: id }, now);
    expect(search).toMatchObject({ invited: 0, eligible: 0, ring: "county", proposal: "city" });
    const pack = () =>
      base.db.selectFrom("packages").selectAll().where("id", "=", packageId).executeTakeFirstOrThrow();
    expect((await pack()).quoting_deadline).toEqual(new Date(now.getTime() + 48 * 3_600_000));
    expect((await read(base.db, id)).routed_at).toEqual(now);
    const rings = [];
    for (let n = 0; n < 3; n++) {
      rings.push((await widenPackage(base.db, here.at("SD370102"), { requestId: id }, now)).ring);
    }
    expect(rings).toEqual(["city", "province", "nation"]);
    expect(await answer(widenPackage(base.db, here.at("SD370102"), { requestId: id }, now))).toBe(
      "conflict already_nationwide",
    );
  });

  it("is extended by the enterprise, once, before the deadline", async () => {
    const { id, packageId } = await request(here, { status: "triaged" });
    const now = new Date();
    await openPackage(base.db, here.at("SD370102"), { requestId: id }, now);
    const extend = (actor: Actor, at = now) =>
      answer(extendQuoting(base.db, actor, { requestId: id, packageId }, at));
    expect(await extend(here.at("SD370102"))).toBe("forbidden forbidden");
    expect(await extend(here.enterprise, new Date(now.getTime() + 49 * 3_600_000))).toBe(
      "conflict quoting_closed",
    );
    expect(await extend(here.enterprise)).toBe("done");
    expect(await extend(here.enterprise)).toBe("conflict already_extended");
  });
});

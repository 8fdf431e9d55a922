import { afterAll, beforeAll, expect, it } from "vitest";
import { escalateUntriaged } from "~/domain/clocks/escalate-untriaged.server";
import { Refusal } from "~/domain/errors";
import { acceptRequest } from "~/domain/requests/accept-request.server";
import { transferRequest } from "~/domain/requests/transfer-request.server";
import { withdrawRequest } from "~/domain/requests/withdraw-request.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { read, request, story, type World, world } from "./world";

let base: TestDatabase;
let here: World;
beforeAll(async () => {
  base = await testDatabase();
  here = await world(base.db);
});
afterAll(() => base.drop());

const ROUNDS = 40;

it(`accept, transfer and withdraw at once, ${ROUNDS} times: exactly one with the version all of them saw`, async () => {
  const winners = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const { id } = await request(here);
    const seen = { requestId: id, expectedVersion: 1 };
    const away = { ...seen, hubId: here.hubs.get("SD370103")?.id ?? "", reason: "不归本县" };
    const clerk = here.at("SD370102");
    const tries = [
      () => acceptRequest(base.db, clerk, seen),
      () => transferRequest(base.db, clerk, away),
      () => withdrawRequest(base.db, here.enterprise, seen),
    ];
    // who begins first takes turns, or the same one would always win
    const order = tries.map((_, index) => tries[(index + round) % tries.length]);
    const said = await Promise.allSettled(order.map((attempt) => attempt?.()));
    expect(said.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const loser of said) if (loser.status === "rejected") expect(loser.reason).toBeInstanceOf(Refusal);
    const events = await story(base.db, id);
    expect(events).toHaveLength(1);
    winners.add(events[0] ?? "");
  }
  expect([...winners].sort()).toEqual(["request.accepted", "request.transferred", "request.withdrawn"]);
});

it("a climb and an acceptance at once: the request never both climbs and is accepted by the hub that lost it", async () => {
  for (let round = 0; round < ROUNDS / 2; round++) {
    const { id } = await request(here, { due: new Date(0) });
    const accept = acceptRequest(base.db, here.at("SD370102"), { requestId: id });
    const [accepted] = await Promise.allSettled([accept, escalateUntriaged(base.db, new Date())]);
    const events = await story(base.db, id);
    if (accepted.status === "fulfilled") {
      expect(events).toEqual(["request.accepted"]);
      expect((await read(base.db, id)).hub_id).toBe(here.hubs.get("SD370102")?.id);
    } else {
      expect(events).toEqual(["request.escalated"]);
      expect(accepted.reason).toMatchObject({ kind: "forbidden" });
    }
  }
});

import { rankExperts } from "~/domain/experts/rank-experts";
import type { ExpertEntry } from "./expert-profiles";
import { type Beginning, say, type Talk } from "./talk";
import type { Line } from "./talk-scripts";
import { minutesAfter } from "./time";
import { type Organisation, personOf, type World } from "./world";

/** A request as its conversation is told. */
export interface Told {
  id: string;
  number: string;
  title: string;
  enterpriseId: string;
  hubId: string;
  regionCode: string;
  category: string;
  at: Date;
  over: boolean;
}

export const enterpriseOf = (world: World, id: string): Organisation => {
  const found = [...world.enterprises.values()].find((each) => each.id === id);
  if (!found) throw new Error(`demo data: no enterprise ${id}`);
  return found;
};

export const beginningOf = (world: World, request: Told): Beginning => {
  const organisation = enterpriseOf(world, request.enterpriseId);
  return {
    subject: "request",
    at: request.at,
    hubId: request.hubId,
    category: request.category,
    enterprise: { organisation, person: personOf(organisation, "owner"), part: "asker" },
    requestId: request.id,
    number: request.number,
  };
};

/** Whom the platform would choose. */
export function chooseExpert(
  experts: readonly ExpertEntry[],
  wanted: { category: string | null; regionCode: string },
): ExpertEntry | undefined {
  return rankExperts(
    experts.filter(({ ofHub }) => ofHub),
    wanted,
  )[0];
}

/** Says the lines one after the other; what would lie ahead of now has not been said. */
export function speak(talk: Talk, lines: readonly Line[]): void {
  const parts = { a: "asker", e: "expert", p: "provider", c: "counter" } as const;
  for (const [who, gap, words] of lines) {
    const seat = talk.seats.get(parts[who]);
    const at = minutesAfter(talk.at, gap);
    if (seat && at <= talk.world.now) say(talk, at, seat, words);
  }
}

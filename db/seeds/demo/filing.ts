import { THE_CLOCK } from "~/domain/actor";
import { addDutyMinutes, DEFAULT_DUTY_PERIODS, dutyMinutesBetween } from "~/domain/clocks/working-time";
import { plainNumber } from "~/domain/serials.server";
import { note } from "./log";
import { addPackages, move, wishOf } from "./packages";
import type { HubRow } from "./reference-rows";
import { by, client, desk, type Story, serial } from "./story";
import { dayAfter, dayOf, minutesAfter } from "./time";
import { titleOf } from "./titles";
import { known, personOf, type World } from "./world";

export interface Filing {
  enterprise: string;
  /** A request template or a catalogue service. */
  wish: string;
  at: Date;
  title?: string;
  counter?: boolean;
  sealed?: boolean;
}

const TRIAGE_MINUTES = 120;

/** Where a request starts: at the park, else at the county; a zone belongs to the county that was named for it. */
function startingHub({ reference }: World, region: string, parkHubId: string | null): HubRow {
  if (parkHubId) return known(reference.hubsById, parkHubId);
  return known(reference.hubs, `SD${reference.zones.get(region) ?? region}`);
}

/** A request as its enterprise wrote it, not yet sent. */
export function draft(world: World, { enterprise: key, wish: code, at, ...more }: Filing): Story {
  const enterprise = known(world.enterprises, key);
  const wish = wishOf(world, code);
  const hub = startingHub(world, enterprise.regionCode, world.parks.get(key) ?? null);
  const person = personOf(enterprise, "owner");
  const filer = more.counter ? personOf(known(world.hubs, hub.id), "operator") : person;
  const title = more.title ?? titleOf(world, code);
  const request = {
    id: world.dice.id(at),
    number: null as string | null,
    enterprise_id: enterprise.id,
    hub_id: hub.id,
    origin_hub_id: hub.id,
    region_code: enterprise.regionCode,
    channel: more.counter ? "counter" : "online",
    title,
    description: `${title}，样品与资料由企业准备，需在约定日期前完成。（演示）`,
    delivery: wish.delivery,
    due_on: dayAfter(dayOf(at), world.dice.int(14, 35)),
    budget_fen: world.dice.chance(0.4) ? world.dice.int(20, 300) * 10_000 : null,
    sealed: more.sealed ?? false,
    created_by: filer.id,
    created_at: at,
    ...CLOCKS,
  };
  world.rows.add("requests", request);
  const story: Story = { world, enterprise, request, hub, packages: [], at };
  addPackages(story, wish);
  return story;
}

/** Columns that later steps fill. */
const CLOCKS = {
  ...{ received_at: null, routed_at: null, handled_at: null, followed_up_at: null, triage_started_at: null },
  ...{ triage_due_at: null, triage_warned_at: null, triage_overdue_at: null, triaged_at: null },
  ...{
    triaged_on_time: null,
    response_minutes: null,
    deadline_provisional: false,
    transfers: 0,
    return_reason: null,
  },
  ...{ suspended_at: null, suspension_reason: null, suspended_by: null },
};

function startClock(story: Story, at: Date): void {
  const due = addDutyMinutes(story.world.calendar, DEFAULT_DUTY_PERIODS, at, TRIAGE_MINUTES);
  Object.assign(story.request, {
    triage_started_at: at,
    triage_due_at: due.at,
    deadline_provisional: due.provisional,
    triage_warned_at: null,
  });
}

/** The request reaches its hub: number, 即收, the triage clock. */
export function submit(story: Story, at = story.at): Story {
  const { world, request, hub } = story;
  const { year, n } = serial(world, "XQ", request.region_code, at);
  request.number ??= plainNumber("XQ", request.region_code, year, n);
  request.received_at ??= at;
  request.return_reason = null;
  startClock(story, at);
  move(story.packages, "submitted");
  const organisation = known(world.hubs, hub.id);
  const author =
    request.channel === "counter" ? by(organisation, personOf(organisation, "operator")) : client(story);
  note(world, at, author, "request.submitted", {
    requestId: request.id,
    organisationId: story.enterprise.id,
    data: { number: request.number, hubId: hub.id },
  });
  story.at = at;
  return story;
}

/** The yellow card of a request that has waited for most of its time. */
export function warn(story: Story, at: Date): void {
  story.request.triage_warned_at = at;
  note(story.world, at, THE_CLOCK, "request.triage_warned", {
    requestId: story.request.id,
    data: { number: story.request.number, hubId: story.hub.id },
  });
}

/** Nobody triaged it in time: it climbs to the hub above, with a fresh clock. */
export function escalate(story: Story): void {
  const { world, request, hub } = story;
  const dueAt = request.triage_due_at as Date;
  const parent = known(world.reference.hubsById, hub.parentId ?? "");
  const at = minutesAfter(dueAt, 1);
  request.triage_overdue_at ??= at;
  world.rows.add("escalations", {
    request_id: request.id,
    from_hub_id: hub.id,
    to_hub_id: parent.id,
    due_at: dueAt,
    at,
  });
  note(world, at, THE_CLOCK, "request.escalated", {
    requestId: request.id,
    data: { number: request.number, fromHubId: hub.id, toHubId: parent.id },
  });
  moveTo(story, parent, at);
}

function moveTo(story: Story, hub: HubRow, at: Date): void {
  story.hub = hub;
  story.request.hub_id = hub.id;
  story.at = at;
  startClock(story, at);
}

/** The hub passes it on with a reason. */
export function transfer(story: Story, to: HubRow, reason: string, at: Date): void {
  note(story.world, at, desk(story), "request.transferred", {
    requestId: story.request.id,
    data: { number: story.request.number, fromHubId: story.hub.id, toHubId: to.id, reason },
  });
  story.request.transfers = Number(story.request.transfers) + 1;
  moveTo(story, to, at);
}

/** The hub gives it back for completion. */
export function giveBack(story: Story, reason: string, at: Date): void {
  Object.assign(story.request, { return_reason: reason, triage_due_at: null, deadline_provisional: false });
  move(story.packages, "returned");
  note(story.world, at, desk(story), "request.returned", {
    requestId: story.request.id,
    organisationId: story.enterprise.id,
    data: { number: story.request.number, reason },
  });
  story.at = at;
}

/** The hub takes it on. */
export function accept(story: Story, at: Date): void {
  const { request } = story;
  const onTime = request.triage_overdue_at === null && (request.triage_due_at as Date) >= at;
  const from = request.triage_started_at as Date | null;
  Object.assign(request, {
    triaged_at: at,
    triaged_on_time: onTime,
    response_minutes: dutyMinutesBetween(story.world.calendar, DEFAULT_DUTY_PERIODS, from ?? at, at),
  });
  move(story.packages, "triaged");
  note(story.world, at, desk(story), "request.accepted", {
    requestId: request.id,
    organisationId: story.enterprise.id,
    data: { number: request.number, hubId: story.hub.id, onTime },
  });
  story.at = at;
}

/** The enterprise takes back what is not awarded. */
export function withdraw(story: Story, at: Date): void {
  for (const offer of story.packages.flatMap(({ offers }) => offers)) {
    if (offer.row.status === "active") offer.row.status = "declined";
  }
  move(story.packages, "withdrawn");
  note(story.world, at, client(story), "request.withdrawn", {
    requestId: story.request.id,
    data: { packages: story.packages.length },
  });
}

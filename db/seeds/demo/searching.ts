import type { CoveringSite } from "~/domain/matching/eligible.queries.server";
import { rankOffers } from "~/domain/matching/score";
import { RINGS, type Ring, widerRing } from "~/domain/requests/package";
import { judge, readFacts, type Search, search } from "./lawful";
import { note } from "./log";
import { move } from "./packages";
import { desk, type Part, type Story } from "./story";
import { dayOf, hoursAfter, minutesAfter } from "./time";

const QUOTING_HOURS = 48;
const MIN_ELIGIBLE = 3;

/** The hub opens a package and widens the search until enough are eligible, at least as far as `reach`. */
export async function open(story: Story, part: Part, at: Date, reach: Ring = "county"): Promise<void> {
  const deadline = hoursAfter(at, QUOTING_HOURS);
  move([part], "quoting", { quoting_opened_at: at, quoting_deadline: deadline });
  story.request.routed_at ??= at;
  const found = await search(story, part, at);
  const ids = found.sites.map(({ providerId }) => providerId);
  if (ids.length > 0) await readFacts(story, part, ids, at);
  let ring: Ring = "county";
  let moment = at;
  const data = inviteWithin(story, part, found, ring, moment);
  say(story, part, "package.opened", moment, { ...data, deadline: deadline.toISOString() });
  for (;;) {
    const next = widerRing(ring);
    const enough = part.sites.length >= MIN_ELIGIBLE && RINGS.indexOf(ring) >= RINGS.indexOf(reach);
    if (!next || enough) break;
    ring = next;
    moment = minutesAfter(moment, 2);
    part.row.ring = ring;
    say(story, part, "package.widened", moment, inviteWithin(story, part, found, ring, moment));
  }
  story.at = moment;
}

function say(story: Story, part: Part, kind: string, at: Date, data: Record<string, unknown>): void {
  note(story.world, at, desk(story), kind, {
    requestId: story.request.id,
    packageId: part.row.id,
    organisationId: story.enterprise.id,
    data: { number: story.request.number, ...data },
  });
}

const within = (sites: CoveringSite[], ring: Ring) =>
  sites.filter((site) => site.ring <= RINGS.indexOf(ring) + 1);

/** Invites whoever is eligible in the ring and has not been asked; gives what the event says of it. */
function inviteWithin(story: Story, part: Part, found: Search, ring: Ring, at: Date) {
  const eligible = within(found.sites, ring);
  const fresh = eligible.filter(({ providerId }) => !part.invited.has(providerId));
  const question = { moment: "invitation", at, promisedOn: dayOf(at), author: desk(story) } as const;
  const offers = fresh.map((site) => ({
    ...site,
    id: site.providerId,
    priceFen: null,
    workingDays: null,
    at: null,
  }));
  for (const { offer, score } of rankOffers(offers)) {
    const record = judge(story, part, offer, question);
    if (record) addInvitation(story, part, offer, { ring, record, score, at });
  }
  const enough = eligible.length >= MIN_ELIGIBLE;
  return {
    invited: fresh.length,
    onHold: within(found.holding, ring).length,
    eligible: eligible.length,
    providerIds: fresh.map(({ providerId }) => providerId),
    ring,
    proposal: enough ? null : widerRing(ring),
  };
}

interface Invitation {
  ring: Ring;
  record: string;
  score: number;
  at: Date;
}

function addInvitation(story: Story, part: Part, site: CoveringSite, letter: Invitation): void {
  const { world } = story;
  const seen = world.dice.chance(0.7);
  part.sites.push(site);
  part.invited.set(site.providerId, { seen });
  const seenAt = minutesAfter(letter.at, world.dice.int(5, 90));
  world.rows.add("invitations", {
    id: world.dice.id(letter.at),
    package_id: part.row.id,
    provider_id: site.providerId,
    site_id: site.siteId,
    legality_record_id: letter.record,
    ring: letter.ring,
    score: letter.score,
    distance_m: site.distanceM,
    invited_at: letter.at,
    seen_at: seen && seenAt < world.now ? seenAt : null,
  });
}

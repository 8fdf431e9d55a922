import { addStep, type Case, clock, tellCase } from "./disputing";
import { store } from "./issuing";
import { judge, readFacts, search } from "./lawful";
import { note } from "./log";
import { reportPaper } from "./papers";
import { by, client, desk, staffOf, type Work } from "./story";
import { dayAfter, dayOf, daysAfter, hoursAfter } from "./time";
import { type Organisation, type Provider, personOf } from "./world";

const INSTRUCTION =
  "争议值：所列项目测得值为标准限量的 1.2 倍，是否超限。请按委托标准独立复测，报告测得值、不确定度与平行样偏差。（演示）";

/** A body of another city that may lawfully test this, `wished` if it is one. */
async function neutral({ story, part }: Case, at: Date, wished?: string) {
  const { provider, siteId } = part.order as Work;
  const { sites } = await search(story, part, at);
  const home = sites.find((site) => site.siteId === siteId)?.regionCode ?? "3701";
  const away = sites.filter(
    (site) =>
      site.providerId !== provider.id &&
      !part.offers.some((offer) => offer.provider.id === site.providerId) &&
      site.regionCode.slice(0, 4) !== home.slice(0, 4) &&
      !site.provisional,
  );
  const houses = [...story.world.providers.values()];
  const of = (id: string) => houses.find((house) => house.id === id) as Provider;
  const found = away.find((site) => of(site.providerId).key === wished) ?? away[0];
  if (!found) throw new Error("demo data: nobody may re-test");
  return { house: of(found.providerId), siteId: found.siteId };
}

/** The hub asks for a re-test; gives the row that the answers change. */
export async function askRetest(told: Case, at: Date, wished?: string) {
  const { story, part, row } = told;
  const { house, siteId } = await neutral(told, at, wished);
  await readFacts(story, part, [house.id], at);
  const author = desk(story);
  const question = { moment: "retest", at, promisedOn: dayOf(at), author } as const;
  const record = judge(story, part, { providerId: house.id, siteId }, question);
  if (!record) throw new Error("demo data: the gate refuses the re-tester");
  const retest = {
    id: story.world.dice.id(at),
    dispute_id: row.id,
    provider_id: house.id,
    site_id: siteId,
    item_ids: part.items.map(({ id }) => id),
    instruction: INSTRUCTION,
    payer: "loser",
    fee_note: "由申请方先行垫付，结论不利的一方最终承担（演示）",
    legality_record_id: record,
    status: "asked",
    asked_at: at,
    ...{ promised_on: null, fee_fen: null, result: null, report_number: null, report_file_id: null },
    ...{ findings: null, ended_at: null },
  };
  story.world.rows.add("dispute_retests", retest);
  const left = row.status === "mediation" ? 37 : null;
  Object.assign(row, { status: "retest", mediation_days_left: left, ...clock(told, at, 5) });
  addStep(told, "retest_ordered", at, author, { text: INSTRUCTION });
  note(story.world, at, author, "retest.asked", {
    organisationId: house.id,
    data: { number: row.number, retestId: retest.id },
    audit: { type: "retest", id: retest.id },
  });
  tellCase(told, "retest_ordered", at, author);
  return { retest, house };
}

/** The re-tester takes the job, reports that the first result holds, and the enterprise appeals. */
export async function tellRetest(told: Case, asked: Awaited<ReturnType<typeof askRetest>>, at: Date) {
  const { retest, house } = asked;
  const [business, signer] = [staffOf(house, "business"), staffOf(house, "signatory")];
  const promisedOn = dayAfter(dayOf(at), 10);
  Object.assign(retest, { status: "accepted", promised_on: promisedOn, fee_fen: 168_000 });
  addStep(told, "retest_accepted", at, business, { data: { promisedOn } });
  tellCase(told, "retest_accepted", at, business);
  const reported = daysAfter(at, 8);
  const number = `FC-${dayOf(reported).replaceAll("-", "")}-07`;
  const findings = "三次平行测定均值与原报告之差在扩展不确定度之内，原结果得到印证。（演示）";
  const lines = [
    "复测报告（演示）",
    `编号 ${number}`,
    findings,
    "本文件为演示资料，不代表任何真实检验检测结果。",
  ];
  const bytes = await reportPaper(lines, reported, true);
  const file = { purpose: "dispute_retest", name: `${number}.pdf`, bytes };
  const { id: report_file_id } = await store(told.story.world, file, signer, reported);
  const found = { result: "confirms", report_number: number, report_file_id, findings, ended_at: reported };
  Object.assign(retest, { status: "reported", ...found });
  const data = { result: "confirms", reportNumber: number };
  addStep(told, "retest_reported", reported, signer, { text: findings, data, fileId: report_file_id });
  tellCase(told, "retest_reported", reported, signer);
}

/** The enterprise appeals. */
export function appeal(told: Case, at: Date): void {
  const author = client(told.story);
  Object.assign(told.row, { status: "arbitration", appealed_by: "enterprise", mediation_days_left: null });
  Object.assign(told.row, clock(told, at, 5));
  const text = "复测样品与争议样品批次不同，请专家审查取样代表性。（演示）";
  addStep(told, "appealed", at, author, { text, data: { side: "enterprise" } });
  tellCase(told, "appealed", at, author, { by: "enterprise" });
}

/** The city names the panel once the experts are known; it has twenty working days from then. */
export function expectPanel(told: Case, at: Date): void {
  const { story } = told;
  const city: Organisation | undefined = [...story.world.hubs.values()].find(({ key }) => key === "SD3701");
  const author = city ? by(city, personOf(city, "supervisor")) : desk(story);
  Object.assign(told.row, clock(told, at, 20));
  story.world.panels.push({
    disputeId: told.row.id,
    number: told.row.number,
    at,
    author,
    name: (names) => {
      addStep(told, "panel_named", at, author, { data: { names } });
      tellCase(told, "panel_named", at, author);
    },
    vote: (voter) => {
      addStep(told, "voted", hoursAfter(at, 20), voter);
      tellCase(told, "voted", hoursAfter(at, 20), voter);
    },
  });
}

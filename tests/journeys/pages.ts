import { createHash } from "node:crypto";
import pg from "pg";
import type { SignIn } from "../support/journey";

type Visitor = SignIn | "anybody";
const TOKEN = "a-token-that-only-this-journey-knows";
const NOBODY = "01900000-0000-7000-8000-000000000000";

/** What the names in braces stand for: one record each of the demo, taken so that its page has the most to show. */
const RECORDS: Record<string, string> = {
  request: `select id from requests where enterprise_id = (${mine("qiye")}) and status = 'comparing'`,
  returned: "select id from requests where status = 'returned'",
  submitted: `select r.id from requests r join hubs h on h.id = r.hub_id where r.status = 'submitted' and h.code = 'SD370102'`,
  triaged: "select id from requests where status = 'triaged' and received_at is not null",
  package: `select i.package_id from invitations i join packages p on p.id = i.package_id
    where i.provider_id = (${mine("jigou")}) and p.status = 'quoting'`,
  issued: `select id from orders where provider_id = (${mine("jigou")}) and status = 'report_issued'`,
  working: `select id from orders where provider_id = (${mine("jigou")}) and status = 'in_progress'`,
  disputed: "select id from orders where status = 'disputed'",
  dispute: `select id from disputes where enterprise_id = (${mine("qiye")}) and status = 'arbitration'`,
  settled: `select id from disputes where enterprise_id = (${mine("qiye")}) and status = 'decided'`,
  quarrel: `select id from disputes where provider_id = (${mine("jigou")}) order by opened_at desc`,
  mediation: `select d.id from disputes d join hubs h on h.id = d.hub_id where d.status = 'mediation'`,
  accepted: `select o.id from orders o join hubs h on h.id = o.hub_id where o.status = 'accepted' and h.code = 'SD370102'`,
  legality: `select id from legality_records where provider_id = (${mine("jigou")})`,
  accreditation: `select id from accreditations where provider_id = (${mine("jigou")})`,
  import: `select id from scope_imports where provider_id = (${mine("jg-gaoxin")})`,
  review: "select id from scope_imports where status = 'submitted'",
  organisation: mine("qiye"),
  provider: mine("jigou"),
  document: "select id from normative_documents where number = 'GB 31604.8-2021'",
  expert: "select e.id from experts e join users u on u.id = e.user_id where u.login = 'zhuanjia'",
  talk: `select a.conversation_id from expert_assignments a join experts e on e.id = a.expert_id
    join users u on u.id = e.user_id join conversations c on c.id = a.conversation_id
    where u.login = 'zhuanjia' and a.ended_at is null order by c.awaiting_since is not null, a.assigned_at`,
  consultation: `select m.consultation_id from consultation_members m join consultations k on k.id = m.consultation_id
    join experts e on e.id = m.expert_id join users u on u.id = e.user_id where u.login = 'zhuanjia' and k.status = 'open'`,
  hub: "select id from hubs where code = 'SD370102'",
  city: "select id from hubs where code = 'SD3701'",
  notice: "select id from notices",
  law: "select id from laws order by position",
  faq: "select id from faq_entries order by id",
  ownTalk: `select c.id from conversations c join conversation_people p on p.conversation_id = c.id and p.left_at is null
    join users x on x.id = p.user_id and x.login = 'zhuanjia'
    where c.subject = 'request' and c.status = 'assigned' and c.enterprise_id = (${mine("qiye")})`,
  number: "select number from deliverables",
  drawn: "select id from inspection_plans where status = 'drawn'",
  frozen: "select id from inspection_plans where status = 'frozen'",
  voided: "select id from inspection_plans where status = 'voided'",
  draft_plan: "select id from inspection_plans where status = 'draft'",
  check: `select id from inspection_checks where provider_id = (${mine("jigou")})`,
  to_visit: "select id from inspection_checks where status = 'assigned'",
  to_confirm: "select id from inspection_checks where status = 'answered'",
};

function mine(login: string): string {
  return `select m.organisation_id from memberships m join users u on u.id = m.user_id where u.login = '${login}'`;
}

/** Who looks at which pages; a page route that nobody looks at fails the journey. */
export const PAGES: Record<Visitor, readonly string[]> = {
  anybody: [
    "/",
    "/catalogue",
    "/providers",
    "/providers?q=餐盒",
    "/providers/{provider}",
    "/documents",
    "/documents?q=31604",
    "/documents/{document}",
    "/assistant",
    "/assistant?q=强制检定的周期由谁确定？",
    "/assistant?q=今天天气怎么样",
    "/assistant/rules",
    "/laws",
    "/laws/{law}",
    "/hubs",
    "/hubs/{hub}",
    "/notices",
    "/notices/{notice}",
    "/credit",
    "/credit/blacklist",
    "/credit/blacklist?q=牡丹",
    "/inspections",
    "/inspections/{drawn}?replay=1",
    "/inspections/{frozen}",
    "/inspections/{voided}",
    "/authenticity",
    "/authenticity/{number}",
    "/developers",
    "/sign-in",
    "/sign-in/code",
    "/sign-up",
    "/sign-up/provider",
    "/password-reset",
    "/password-reset/{token}",
    "/invitations/{token}",
  ],
  qiye: [
    "/desk",
    "/assistant?q=GB/T 19001-2008 还有效吗？",
    "/requests",
    "/requests/{request}",
    "/requests/new",
    "/requests/new?template=new-plant-bundle",
    "/requests/new?draft={draft}&step=3",
    "/requests/new?draft={draft}&step=4",
    "/orders",
    "/orders/{issued}",
    "/orders/{issued}/agreement",
    "/orders/{issued}/subcontracts",
    "/disputes",
    "/disputes/{dispute}",
    "/disputes/{settled}",
    "/reports",
    "/chat",
    "/chat?q=餐盒",
    "/chat/{ownTalk}",
    "/chat/{ownTalk}?tool=quote",
    "/chat/{ownTalk}/transcript",
    "/legality/{legality}",
    "/account",
    "/account/second-factor",
    "/account/personal-data",
    "/integrations",
    "/integrations/{webhook}",
    "/members",
    "/notifications",
  ],
  jigou: [
    "/job-board",
    "/job-board/{package}",
    "/subcontracts",
    "/disputes/{quarrel}",
    "/retests",
    "/orders/{working}/subcontracts",
    "/quotes",
    "/orders",
    "/orders/{working}",
    "/orders/{issued}/agreement",
    "/orders/{issued}/subcontracts",
    "/reports",
    "/legality/{legality}",
    "/accreditation",
    "/accreditation/{accreditation}",
    "/accreditation/new",
    "/accreditation/imports/new",
    "/accreditation/lines",
    "/accreditation/profile",
    "/accreditation/signatories",
    "/accreditation/sites",
    "/my-credit",
    "/my-credit?category=testing&fact=on_time",
    "/checks",
    "/checks/{check}",
    "/members",
  ],
  jigou2: ["/job-board"],
  "jg-gaoxin": ["/accreditation", "/accreditation/imports/{import}"],
  qianzi: ["/job-board", "/orders", "/orders/{working}", "/reports", "/accreditation", "/members"],
  zhandian: [
    "/intake",
    "/intake/new",
    "/intake/new?enterprise={organisation}",
    "/intake/duty",
    "/intake/follow-ups",
    "/intake/follow-ups?order={accepted}",
    "/requests",
    "/requests/{submitted}",
    "/requests/{triaged}",
    "/orders",
    "/scope-reviews",
    "/placements",
    "/placements/limitations",
    "/placements/ranges",
    "/placements/parameters",
    "/vetting",
    "/assistant-gaps",
    "/hub-accounts",
    "/members",
    "/experts",
    "/experts/{expert}",
    "/chat/{talk}/expert",
    "/canned-replies",
  ],
  shi: [
    "/chat?area=1",
    "/chat/reports",
    "/intake",
    "/intake/duty",
    "/scope-reviews",
    "/placements",
    "/hub-accounts",
    "/orders/{disputed}",
    "/disputes",
    "/disputes/{mediation}",
    "/disputes/{dispute}",
  ],
  sheng: ["/intake", "/scope-reviews/{review}", "/placements", "/hub-accounts", "/requests/{returned}"],
  jianguan: [
    "/chat",
    "/chat/{talk}/inspect",
    "/cockpit",
    "/cockpit?hub={city}&days=90",
    "/supervision/providers",
    "/supervision/credit",
    "/supervision/credit?grade=D",
    "/supervision/credit/cases",
    "/supervision/credit/cases?state=closed",
    "/supervision/credit/{provider}?fact=rating",
    "/supervision/requests",
    "/disputes?view=open",
    "/supervision/inspections",
    "/supervision/inspections/new",
    "/supervision/inspections/inspectors",
    "/supervision/inspections/{draft_plan}",
    "/supervision/inspections/{draft_plan}/edit",
    "/supervision/inspections/{drawn}",
    "/supervision/inspections/checks/{to_visit}",
    "/supervision/inspections/checks/{to_confirm}",
    "/requests/{request}",
    "/orders/{issued}",
    "/audit",
    "/hub-accounts",
    "/members",
  ],
  zhuanjia: [
    "/chat",
    "/chat/{talk}",
    "/chat/{talk}/draft",
    "/disputes",
    "/disputes/{dispute}",
    "/desk",
    "/experts/{expert}",
    "/chat/{talk}/expert",
    "/consultations/{consultation}",
    "/canned-replies",
    "/account",
    "/notifications",
  ],
  admin: [
    "/admin/organisations",
    "/admin/organisations/{organisation}",
    "/admin/reference",
    "/admin/reference/catalogue",
    "/admin/reference/compulsory",
    "/admin/reference/documents",
    "/admin/reference/faq",
    "/admin/reference/faq/{faq}",
    "/assistant-gaps",
    "/admin/reference/holidays",
    "/admin/reference/notices",
    "/admin/reference/settings",
    "/admin/jobs",
    "/audit",
    "/hub-accounts",
    "/members",
  ],
};

/** Looks up one record for each name in braces, and makes an invitation, a reset and a draft to look at. */
export async function findPlaces(url: string): Promise<Record<string, string>> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const places: Record<string, string> = { token: TOKEN, nobody: NOBODY };
    for (const [name, sql] of Object.entries(RECORDS)) {
      const { rows } = await client.query({ text: `${sql} limit 1`, rowMode: "array" });
      places[name] = String(rows[0]?.[0] ?? "");
    }
    const hash = createHash("sha256").update(TOKEN).digest("hex");
    const person = "(select id from users where login = 'qiye')";
    const week = "now() + interval '7 days'";
    await client.query(`insert into password_resets (token_hash, user_id, expires_at)
      values ('${hash}', ${person}, ${week}) on conflict do nothing`);
    await client.query(`insert into member_invitations
      (id, organisation_id, email, role, token_hash, invited_by, expires_at)
      values (gen_random_uuid(), (${mine("qiye")}), 'guest@demo.example', 'staff', '${hash}', ${person}, ${week})
      on conflict do nothing`);
    const body = {
      title: "半份草稿",
      packages: [{ category: "testing", stage: "production", kind: "testing" }],
    };
    const { rows } = await client.query(
      `insert into request_drafts (id, enterprise_id, created_by, title, step, body)
       values (gen_random_uuid(), (${mine("qiye")}), ${person}, $1, 3, $2) returning id`,
      [body.title, JSON.stringify(body)],
    );
    return { ...places, draft: rows[0].id, webhook: await webhookOf(client) };
  } finally {
    await client.end();
  }
}

/** A receiver with one delivery of each outcome. */
async function webhookOf(client: pg.Client): Promise<string> {
  const { rows } =
    await client.query(`insert into webhooks (id, organisation_id, url, secret, kinds, created_by)
    select gen_random_uuid(), m.organisation_id, 'https://example.com/notify?key=demo', 'plain.whsec_demo',
      '{request.accepted,order.started}', u.id
    from memberships m join users u on u.id = m.user_id where u.login = 'qiye' returning id`);
  const { id } = rows[0];
  await client.query(
    `insert into webhook_deliveries (id, webhook_id, kind, payload, status, attempts, response_status, last_error)
     values (gen_random_uuid(), $1, 'ping', '{}', 'delivered', 1, 200, null),
       (gen_random_uuid(), $1, 'request.accepted', '{}', 'failed', 7, 503, 'bad_status'),
       (gen_random_uuid(), $1, 'order.started', '{}', 'queued', 1, null, 'timeout')`,
    [id],
  );
  return id;
}

/** The address with its names replaced; complains about a record that the demo does not have. */
export function placed(path: string, places: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!places[name]) throw new Error(`The demo has no ${name} for ${path}`);
    return places[name];
  });
}

import type { Author } from "~/domain/actor";
import { deliverableKind } from "~/domain/deliverables/deliverable";
import { formatDeliverableNumber } from "~/domain/deliverables/number";
import { judge } from "./lawful";
import { hashOf, reportPaper } from "./papers";
import type { Row } from "./rows";
import { type Part, type Story, serial, staffOf, type Work } from "./story";
import { dayAfter, dayOf, daysAfter } from "./time";
import { tellOrder } from "./working";
import type { World } from "./world";

const ACCEPTANCE_DAYS = 15;

/** A report stored with its bytes; the row of `files`. */
export async function store(
  world: World,
  file: { purpose: string; name: string; bytes: Uint8Array },
  owner: Author,
  at: Date,
) {
  const id = world.dice.id(at);
  const key = `${file.purpose}-${id}`;
  const hash = hashOf(file.bytes);
  await world.files.put(key, file.bytes, "application/pdf");
  world.rows.add("files", {
    id,
    storage_key: key,
    sha256: hash,
    size: file.bytes.length,
    media_type: "application/pdf",
    name: file.name,
    organisation_id: owner.organisationId,
    purpose: file.purpose,
    created_by: owner.userId,
    created_at: at,
  });
  return { id, hash };
}

/** The authorised signatory issues the next edition; what stood before is superseded. False when the gate refuses. */
export async function issue(story: Story, part: Part, at: Date, reason = ""): Promise<boolean> {
  const { world, request } = story;
  const order = part.order as Work;
  const author = staffOf(order.provider, "signatory");
  const signatoryUserId = author.userId ?? "";
  const question = { moment: "issue", at, promisedOn: dayOf(at), author, signatoryUserId } as const;
  const record = judge(story, part, { providerId: order.provider.id, siteId: order.siteId }, question);
  if (!record) return false;
  const { year, n } = serial(world, "deliverable", request.region_code, at);
  const number = formatDeliverableNumber(request.region_code, year, n);
  const previous = order.deliverables.at(-1);
  const source = await sourceOf(story, part, number, at, author);
  if (previous?.status === "genuine")
    Object.assign(previous, { status: "superseded", status_reason: reason, status_at: at });
  const row = {
    ...emptySheet,
    id: world.dice.id(at),
    number,
    order_id: order.row.id,
    kind: deliverableKind(part.need.category, part.need.kind),
    edition: order.deliverables.length + 1,
    status: "genuine",
    replaces_id: previous?.id ?? null,
    source_file_id: source.id,
    source_sha256: source.hash,
    lab_number: `BG-${dayOf(at).replaceAll("-", "")}-${world.dice.int(10, 99)}`,
    tested_from: dayOf((order.row.started_at as Date | null) ?? daysAfter(at, -2)),
    tested_to: dayOf(at),
    signatory_id: order.provider.signatories[0]?.id ?? null,
    issued_by: author.userId,
    legality_record_id: record,
    issued_at: at,
  };
  world.rows.add("deliverables", row);
  order.deliverables.push(row);
  settle(story, part, row, at, reason);
  return true;
}

const emptySheet = {
  status_reason: null as string | null,
  status_at: null as Date | null,
  combined_file_id: null as string | null,
  combined_sha256: null as string | null,
  sheet_file_id: null as string | null,
};

const PAPERS = { report: "检验检测报告（演示）", certificate: "证书（演示）", opinion: "服务意见书（演示）" };

/** A line of the paper: what was tested came out well, what was advised or taught is done. */
const resultOf = (item: Row) =>
  item.document_text
    ? `${String(item.document_text)}　${String(item.parameter_text)}　符合`
    : `${String(item.sample_name)}　已完成`;

async function sourceOf(story: Story, part: Part, number: string, at: Date, author: Author) {
  const { world, request, enterprise } = story;
  const { provider, row } = part.order as Work;
  const recent = dayOf(at) >= dayAfter(world.anchor, -4);
  const chinese = recent || enterprise.key === "qiye";
  const lines = chinese
    ? [
        PAPERS[deliverableKind(part.need.category, part.need.kind)],
        `委托单位：${enterprise.name}`,
        `服务机构：${provider.name}`,
        `委托内容：${String(request.title)}`,
        `委托编号：${row.number}　平台编号：${number}`,
        ...part.items.map(resultOf),
        "本文件为演示资料，不代表任何真实检验检测结果。",
      ]
    : [`Demo report ${number}`, `Order ${row.number}`, "This is demo material. No real product was tested."];
  const bytes = await reportPaper(lines, at, chinese);
  return store(world, { purpose: "deliverable_source", name: `${row.number}.pdf`, bytes }, author, at);
}

/** What issuing does to order and request, and how it is told. */
function settle(story: Story, part: Part, row: Work["deliverables"][number], at: Date, reason: string): void {
  const order = part.order as Work;
  const amended = order.row.status === "report_issued" || order.row.status === "accepted";
  if (order.row.status !== "accepted") {
    Object.assign(order.row, { status: "report_issued", auto_accept_at: daysAfter(at, ACCEPTANCE_DAYS) });
  }
  order.row.first_issued_at ??= at;
  story.request.handled_at ??= at;
  const author = staffOf(order.provider, "signatory");
  const data = { deliverableId: row.id, deliverableNumber: row.number };
  const replaced = order.deliverables.at(-2)?.number ?? null;
  const [kind, more] = amended
    ? ["deliverable.amended", { replaces: replaced, reason }]
    : ["deliverable.issued", { sha256: row.source_sha256 }];
  tellOrder(story, part, kind as string, at, author, { ...data, ...(more as object) });
}

/** The report is withdrawn; the work goes on. */
export function revoke(story: Story, part: Part, reason: string, at: Date): void {
  const order = part.order as Work;
  const standing = order.deliverables.at(-1);
  if (!standing) return;
  Object.assign(standing, { status: "revoked", status_reason: reason, status_at: at });
  Object.assign(order.row, { status: "in_progress", auto_accept_at: null });
  const author = staffOf(order.provider, "signatory");
  const data = { deliverableId: standing.id, deliverableNumber: standing.number, reason };
  tellOrder(story, part, "deliverable.revoked", at, author, data);
}

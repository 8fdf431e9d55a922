import { sql } from "kysely";
import { storeDiff } from "~/domain/accreditation/scope-diff.queries.server";
import { scopeFingerprint } from "~/domain/accreditation/scope-import/fingerprint.server";
import type { RowReading } from "~/domain/accreditation/scope-import/line";
import { readSheets } from "~/domain/accreditation/scope-import/read-sheets";
import { readTables } from "~/domain/accreditation/scope-import/read-table.server";
import type { Tx } from "~/domain/outbox.server";
import { note } from "./log";
import { hashOf } from "./papers";
import type { Row } from "./rows";
import { staffOf } from "./story";
import { daysAfter } from "./time";
import { known, type Provider, type World } from "./world";

const NAME = "资质认定证书附表（演示）.csv";

/** The provider's present annex with a dozen rows more, two of which cannot be read: as a lab would send it. */
async function annexOf(world: World, provider: Provider): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(',', s.object_text, p.name, d.number, s.limitation_text) as line
    from scope_items s join parameters p on p.id = s.parameter_id join normative_documents d on d.id = s.document_id
    where s.provider_id = ${provider.id} and s.object_text <> '饼干' order by s.id`.execute(world.db);
  const water = known(world.reference.parameters, "GB 19298-2014").slice(0, 10);
  const fresh = water.map(({ name }) => `包装饮用水,${name},GB 19298-2014,`);
  const head = "检测对象,项目/参数,检测标准（方法）编号（含年号）,限制范围";
  const odd = ["糕点,脱氢乙酸,食品添加剂使用标准 GB 2760,", "合计,,,"];
  return [head, ...rows.map(({ line }) => line), ...fresh, ...odd].join("\n");
}

/** An annex that waits for the hub of Lixia, read by the importer itself. */
export async function addWaitingAnnex(world: World, tx: Tx): Promise<void> {
  const provider = known(world.providers, "gaoxin");
  const author = staffOf(provider, "owner");
  const at = daysAfter(world.now, -1);
  const bytes = new TextEncoder().encode(await annexOf(world, provider));
  const siteId = provider.siteIds[0] ?? "";
  const fileId = world.dice.id(at);
  const key = `scope_import-${fileId}`;
  await world.files.put(key, bytes, "text/csv");
  const sheets = readSheets(await readTables(bytes, NAME), {
    kind: "testing",
    siteId,
    sites: [{ id: siteId, name: "总部实验室" }],
  });
  const file = {
    id: fileId,
    storage_key: key,
    sha256: hashOf(bytes),
    size: bytes.length,
    media_type: "text/csv",
  };
  const owner = {
    organisation_id: provider.id,
    purpose: "scope_import",
    created_by: author.userId,
    created_at: at,
  };
  world.rows.add("files", { ...file, name: NAME, ...owner });
  const id = world.dice.id(at);
  const readings = sheets.flatMap(({ sheet, readings }) =>
    [...readings()].map((reading, index) => stored(id, sheet, index + 1, reading)),
  );
  const count = (outcome: string) => readings.filter((row) => row.outcome === outcome).length;
  world.rows.add("scope_imports", {
    id,
    provider_id: provider.id,
    accreditation_id: provider.signatories[0]?.accreditationId,
    site_id: siteId,
    file_id: fileId,
    kind: "testing",
    sheets: sheets.map(({ readings: _, ...facts }) => facts),
    status: "submitted",
    rows: readings.length,
    accepted: count("accepted"),
    skipped: count("skipped"),
    rejected: count("rejected"),
    progress: 100,
    created_by: author.userId,
    created_at: at,
    submitted_at: at,
  });
  for (const row of readings) world.rows.add("scope_import_rows", row);
  await world.rows.flush(tx);
  const diff = await storeDiff(tx, id);
  note(world, at, author, "scope.submitted", {
    providerId: provider.id,
    data: { importId: id, ...diff },
    audit: { type: "scope_import", id },
  });
}

function stored(importId: string, sheet: string, row: number, reading: RowReading): Row {
  const at = { import_id: importId, sheet, row, outcome: reading.outcome };
  const nothing = { code: null, column_name: null, message: null, lines: [] };
  if (reading.outcome === "accepted") {
    return {
      ...at,
      ...nothing,
      lines: reading.lines.map((line) => ({ ...line, fingerprint: scopeFingerprint(line) })),
    };
  }
  if (reading.outcome === "skipped") return { ...at, ...nothing, code: reading.code };
  return { ...at, ...nothing, code: reading.code, column_name: reading.column, message: reading.text };
}

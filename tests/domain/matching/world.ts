import { sql } from "kysely";
import { newId } from "~/domain/ids";
import type { Db } from "~/domain/outbox.server";

const SHANDONG = "370000";
const HASH = "0".repeat(64);

/** Helpers that put a small, lawful world into a test database; every test then breaks one thing in it. */
export function worldIn(db: Db) {
  let serial = 0;
  const next = () => {
    serial += 1;
    return serial;
  };
  const insert = async (table: string, values: Record<string, unknown>) => {
    const id = (values.id as string | undefined) ?? newId();
    const row = { id, ...values };
    const columns = sql.join(Object.keys(row).map((key) => sql.ref(key)));
    await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
      db,
    );
    return id;
  };

  const regions = async () => {
    await sql`insert into regions (code, name, level, parent_code, lon, lat) values
      (${SHANDONG}, '山东省', 'province', null, 117, 36.6), ('370100', '济南市', 'city', '370000', 117, 36.67),
      ('370102', '历下区', 'county', '370100', 117.04, 36.66), ('370112', '历城区', 'county', '370100', 117.06, 36.68),
      ('370200', '青岛市', 'city', '370000', 120.3, 36.1), ('370202', '市南区', 'county', '370200', 120.4, 36.07),
      ('320000', '江苏省', 'province', null, 118.8, 32), ('320100', '南京市', 'city', '320000', 118.8, 32),
      ('320102', '玄武区', 'county', '320100', 118.8, 32) on conflict do nothing`.execute(db);
    await sql`insert into hubs (id, code, level, parent_id, region_code, ordinal, last_ordinal, name_zh, name_en, address, phone)
      select ${newId()}, 'TEST', 'province', null, '370000', 1000000, 1000000, '测试站', 'Test hub', '演示', '演示'
      where not exists (select from hubs)`.execute(db);
  };

  return {
    insert,
    regions,
    user: () => insert("users", { login: `user${next()}`, name: "演示用户", password_hash: "-" }),
    enterprise: (values: Record<string, unknown> = {}) =>
      insert("organisations", {
        kind: "enterprise",
        name: `演示企业${next()}`,
        uscc: `TEST${String(next()).padStart(14, "0")}`,
        region_code: "370102",
        lon: 117.04,
        lat: 36.66,
        ...values,
      }),
    provider: async (values: Record<string, unknown> = {}, organisation: Record<string, unknown> = {}) => {
      const id = await insert("organisations", {
        kind: "provider",
        name: `演示机构${next()}`,
        uscc: `TEST${String(next()).padStart(14, "0")}`,
        region_code: "370102",
        ...organisation,
      });
      const row = { organisation_id: id, provisional: false, ...values };
      const columns = sql.join(Object.keys(row).map((key) => sql.ref(key)));
      await sql`insert into providers (${columns}) values (${sql.join(Object.values(row))})`.execute(db);
      return id;
    },
    suspendOrganisation: (id: string) =>
      sql`update organisations set status = 'suspended' where id = ${id}`.execute(db),
    grade: (providerId: string, category: string, grade: string) =>
      sql`insert into provider_grades values (${providerId}, ${category}, ${grade}, current_date)`.execute(
        db,
      ),
    site: (providerId: string, values: Record<string, unknown> = {}) =>
      insert("sites", {
        provider_id: providerId,
        name: `场所${next()}`,
        region_code: "370102",
        address: "演示",
        lon: 117.05,
        lat: 36.66,
        ...values,
      }),
    accreditation: (providerId: string, values: Record<string, unknown> = {}) =>
      insert("accreditations", {
        provider_id: providerId,
        kind: "cma",
        number: `N${next()}`,
        valid_from: "2020-01-01",
        valid_to: "2099-12-31",
        approved_at: new Date(),
        ...values,
      }),
    signatory: (
      providerId: string,
      accreditationId: string,
      userId: string,
      values: Record<string, unknown> = {},
    ) =>
      insert("signatories", {
        provider_id: providerId,
        accreditation_id: accreditationId,
        user_id: userId,
        name: "演示签字人",
        valid_from: "2020-01-01",
        valid_to: "2099-12-31",
        ...values,
      }),
    document: (norm: string, values: Record<string, unknown> = {}) => {
      const [base, year] = norm.split(/-(?=\d{4}$)/);
      return insert("normative_documents", {
        number: norm,
        std_norm: norm,
        std_base: base,
        year: Number(year),
        title_zh: `演示文件 ${norm}`,
        status: "current",
        source: "test",
        source_rank: 9,
        ...values,
      });
    },
    parameter: (documentId: string, name: string, values: Record<string, unknown> = {}) =>
      insert("parameters", { document_id: documentId, name, ...values }),
    objectClass: (code: string, parent: { id: string; path: string } | null, name = code) =>
      insert("object_classes", {
        code,
        parent_id: parent?.id ?? null,
        path: `${parent?.path ?? ""}${code}/`,
        name_zh: name,
        name_en: code,
      }).then((id) => ({ id, path: `${parent?.path ?? ""}${code}/` })),
    scope: (values: Record<string, unknown>) =>
      insert("scope_items", {
        kind: "testing",
        object_text: "演示对象",
        object_placed: true,
        fingerprint: HASH.slice(String(next()).length) + String(serial),
        ...values,
      }),
    request: async (enterpriseId: string, userId: string, values: Record<string, unknown> = {}) => {
      const { rows } = await sql<{ id: string }>`select id from hubs limit 1`.execute(db);
      return insert("requests", {
        enterprise_id: enterpriseId,
        hub_id: rows[0]?.id,
        origin_hub_id: rows[0]?.id,
        region_code: "370102",
        title: "演示需求",
        delivery: "send_sample",
        created_by: userId,
        ...values,
      });
    },
    pack: (requestId: string, values: Record<string, unknown> = {}) =>
      insert("packages", {
        request_id: requestId,
        position: next(),
        category: "testing",
        stage: "production",
        kind: "testing",
        status: "triaged",
        ...values,
      }),
    item: (packageId: string, values: Record<string, unknown> = {}) =>
      insert("items", {
        package_id: packageId,
        position: next(),
        sample_name: "演示样品",
        quantity: 1,
        unit: "件",
        ...values,
      }),
    /** Invites a site of a provider, as eligible. Gives the legality record. */
    async invitation(packageId: string, { id, siteId }: { id: string; siteId: string }) {
      const about = { package_id: packageId, provider_id: id, site_id: siteId };
      const record = await insert("legality_records", {
        moment: "invitation",
        ...about,
        verdict: "eligible",
        rule_version: "test",
        body: JSON.stringify({ items: [] }),
      });
      await insert("invitations", {
        ...about,
        legality_record_id: record,
        ring: "county",
        score: 80,
        distance_m: 3200,
      });
      return record;
    },
  };
}
export type World = ReturnType<typeof worldIn>;

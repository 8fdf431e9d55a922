import type { Kysely } from "kysely";
import type { Actor, HubRange, OrganisationKind, Role } from "~/domain/actor";
import { newId } from "~/domain/ids";
import { requestInput } from "~/domain/requests/request";
import type { Database } from "~db/connection";
import { makeUscc } from "~db/seeds/uscc";

type Db = Kysely<Database>;
let seed = 1000;

interface Person {
  kind: OrganisationKind;
  role: Role;
  regionCode?: string;
  hubCode?: string;
  parkHubId?: string;
}

/** A person with an organisation of that kind; hubs and regulators get the subtree of `hubCode`. */
export async function person(db: Db, { kind, role, regionCode = "370102", hubCode, parkHubId }: Person) {
  seed += 1;
  const [userId, organisationId] = [newId(), newId()];
  const hub = hubCode ? await hubByCode(db, hubCode) : null;
  const base = { id: organisationId, kind, name: `演示组织 ${seed}`, region_code: regionCode };
  await db
    .insertInto("organisations")
    .values({
      ...base,
      uscc: kind === "enterprise" || kind === "provider" ? makeUscc(seed) : null,
      hub_id: kind === "hub" ? (hub?.hubId ?? null) : null,
      park_hub_id: parkHubId ?? null,
    })
    .execute();
  const login = `person-${seed}`;
  await db
    .insertInto("users")
    .values({ id: userId, login, name: `演示人员 ${seed}`, password_hash: "-" })
    .execute();
  if (kind === "provider")
    await db.insertInto("providers").values({ organisation_id: organisationId }).execute();
  const actor: Actor = {
    userId,
    login,
    name: `演示人员 ${seed}`,
    locale: "zh-CN",
    epoch: 1,
    sessionHash: "-",
    organisationId,
    organisationName: base.name,
    organisationKind: kind,
    role,
    regionCode,
    hubs: hub,
  };
  return actor;
}

async function hubByCode(db: Db, code: string): Promise<HubRange> {
  const hub = await db.selectFrom("hubs").selectAll().where("code", "=", code).executeTakeFirstOrThrow();
  return {
    hubId: hub.id,
    level: hub.level as HubRange["level"],
    ordinal: hub.ordinal,
    lastOrdinal: hub.last_ordinal,
  };
}

export const enterprise = (db: Db, more: Partial<Person> = {}) =>
  person(db, { kind: "enterprise", role: "owner", ...more });
export const hubOperator = (db: Db, hubCode = "SD370102") =>
  person(db, { kind: "hub", role: "operator", hubCode });

/** The food-contact request of the pictures, cut down to one line. */
export const lunchBox = (over: Record<string, unknown> = {}) => ({
  title: "一次性塑料餐盒出厂检测",
  packages: [
    {
      category: "testing",
      stage: "production",
      kind: "testing",
      items: [
        {
          sampleName: "PP 餐盒 750 mL",
          objectClass: "FCM-PL",
          document: "GB 31604.8—2021",
          parameter: "总迁移量",
          quantity: 3,
          unit: "批",
        },
      ],
    },
  ],
  delivery: "send_sample",
  submit: true,
  ...over,
});
export const request = (over: Record<string, unknown> = {}) => requestInput.parse(lunchBox(over));

/** The refusal that `promise` ends in, or null: `await refusalOf(withdraw(…))`. */
export async function refusalOf(promise: Promise<unknown>) {
  return promise.then(
    () => null,
    (error) => error as { kind: string; code: string; detail: { fields?: Record<string, string> } },
  );
}

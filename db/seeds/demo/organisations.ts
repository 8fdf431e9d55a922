import { makeUscc } from "../uscc";
import { daysAfter } from "./time";
import { known, type Organisation, type World } from "./world";

export interface NewOrganisation {
  key: string;
  kind: "enterprise" | "provider" | "hub" | "regulator" | "platform";
  name: string;
  regionCode: string;
  hubId?: string;
  parkHubId?: string | undefined;
  /** Makes the credit code; enterprises and providers count apart. */
  serial?: number;
}

/** Streets that no city has. */
const STREETS = ["清泉路", "质量大道", "标准街", "计量路", "认证巷", "品牌路", "诚信街", "匠心路"];

/** A point within about three kilometres of the middle of a region. */
export function pointNear(world: World, regionCode: string): { lon: number; lat: number } {
  const { lon, lat } = known(world.reference.regions, regionCode);
  const shift = () => (world.dice.next() - 0.5) * 0.06;
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return { lon: round(lon + shift()), lat: round(lat + shift()) };
}

/** An address that reads like one and leads nowhere. */
export function addressIn(world: World, regionCode: string): string {
  const region = known(world.reference.regions, regionCode).name;
  return `${region}${world.dice.pick(STREETS)} ${world.dice.int(1, 299)} 号（演示地址）`;
}

/** An organisation, marked 演示 in its name, a little more than a year old. */
export function addOrganisation(world: World, input: NewOrganisation): Organisation {
  const at = daysAfter(world.now, -world.dice.int(421, 480));
  const id = world.dice.id(at);
  const name = `${input.name}（演示）`;
  const uscc = input.serial === undefined ? null : makeUscc(input.serial, input.regionCode);
  if (uscc && input.kind === "enterprise") world.usccs.set(input.key, uscc);
  world.rows.add("organisations", {
    id,
    kind: input.kind,
    name,
    uscc,
    region_code: input.regionCode,
    park_hub_id: input.parkHubId ?? null,
    hub_id: input.hubId ?? null,
    address: addressIn(world, input.regionCode),
    contact_name: "演示联系人",
    contact_phone: "000-00000000",
    ...pointNear(world, input.regionCode),
    demo: true,
    created_at: at,
  });
  return { id, key: input.key, name, regionCode: input.regionCode, people: [] };
}

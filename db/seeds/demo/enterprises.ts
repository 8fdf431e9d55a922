import { addOrganisation } from "./organisations";
import { addPerson } from "./people";
import { known, type World } from "./world";

interface Plan {
  key: string;
  name: string;
  region: string;
  /** Code of the park workstation it sits at. */
  park?: string;
  /** Request templates that fit what it makes. */
  wants: string[];
}

const FOOD_BOX = ["food-contact-plastics", "food-contact-plastics", "pressure-gauges", "iso-9001"];
const FOOD = ["food-labelling", "drinking-water", "waste-water", "electronic-balance"];
const MACHINES = ["pressure-gauges", "three-systems", "electronic-balance", "rebar"];
const CHEMICALS = ["ambient-air", "waste-water", "pressure-gauges"];
const TOYS = ["toys-export", "iso-9001", "textiles"];
const CLOTHES = ["textiles", "waste-water", "iso-9001"];

/** Enterprises of the demo. What they are called, nobody is called. */
export const ENTERPRISES: Plan[] = [
  { key: "qiye", name: "济南清源包装有限公司", region: "370102", wants: [...FOOD_BOX, "new-plant-bundle"] },
  { key: "qiye2", name: "济南历泉食品有限公司", region: "370112", wants: FOOD },
  { key: "hengtai", name: "济南恒泰热力设备有限公司", region: "370102", wants: MACHINES },
  { key: "lvyuan", name: "山东绿源化工科技有限公司", region: "370102", wants: CHEMICALS },
  { key: "hongye", name: "济南宏业机械有限公司", region: "370102", wants: MACHINES },
  { key: "tongqu", name: "历下童趣玩具有限公司", region: "370102", wants: TOYS },
  { key: "yuquan", name: "济南玉泉饮品有限公司", region: "370102", wants: FOOD },
  {
    key: "chuxing",
    name: "济南泉行出租汽车有限公司",
    region: "370102",
    wants: ["taximeter-verification", "iso-9001"],
  },
  {
    key: "gongshui",
    name: "济南清流水务有限公司",
    region: "370103",
    wants: ["water-meter-verification", "drinking-water"],
  },
  {
    key: "gaoxin",
    name: "济南高新区智联电子有限公司",
    region: "370176",
    wants: ["electronic-balance", "three-systems"],
  },
  { key: "shicai", name: "济南味之源调味品有限公司", region: "370104", wants: FOOD },
  { key: "fangzhi", name: "济南云锦服饰有限公司", region: "370105", wants: CLOTHES },
  { key: "mingshui", name: "章丘明泉铸造有限公司", region: "370114", park: "SD370114-MS", wants: MACHINES },
  { key: "jibei", name: "济阳北岸食品有限公司", region: "370115", park: "SD370115-JB", wants: FOOD },
  {
    key: "laiwu",
    name: "莱芜雪野钢构有限公司",
    region: "370116",
    park: "SD370116-LW",
    wants: ["rebar", "three-systems"],
  },
  {
    key: "lingang",
    name: "济南临空物流装备有限公司",
    region: "370112",
    park: "SD370112-LG",
    wants: MACHINES,
  },
  { key: "qdsx", name: "青岛海之鲜水产有限公司", region: "370202", wants: FOOD },
  { key: "qdwj", name: "青岛琴岛玩具有限公司", region: "370214", wants: TOYS },
  { key: "qdxj", name: "青岛胶澳橡胶制品有限公司", region: "370211", wants: [...CHEMICALS, "iso-9001"] },
  {
    key: "zbtc",
    name: "淄博齐陶陶瓷有限公司",
    region: "370303",
    wants: ["food-contact-metal", "pressure-gauges"],
  },
  { key: "ytpj", name: "烟台海岸葡萄酒有限公司", region: "370602", wants: FOOD },
  { key: "ytgx", name: "烟台高新区蓝湾材料有限公司", region: "370671", wants: CHEMICALS },
  { key: "wffz", name: "潍坊鸢飞纺织有限公司", region: "370705", wants: CLOTHES },
  { key: "jnhj", name: "济宁运河焊接设备有限公司", region: "370811", wants: MACHINES },
  { key: "tasp", name: "泰安岱岳食品有限公司", region: "370902", wants: FOOD },
  {
    key: "whyj",
    name: "威海湾渔具有限公司",
    region: "371002",
    wants: ["food-contact-plastics", "three-systems"],
  },
  { key: "rzmc", name: "日照东港木业有限公司", region: "371102", wants: ["ambient-air", "iso-9001"] },
  { key: "lyjc", name: "临沂兰山建材有限公司", region: "371302", wants: ["rebar", "ambient-air"] },
  { key: "dzfl", name: "德州扒香食品有限公司", region: "371402", wants: FOOD },
  {
    key: "hzmd",
    name: "菏泽牡丹日用品有限公司",
    region: "371702",
    wants: ["food-contact-plastics", "textiles"],
  },
];

const PEOPLE: Record<string, string> = { qiye: "李敏" };

/** The enterprises with an owner each, and a second member where somebody signs in. */
export function addEnterprises(world: World): void {
  ENTERPRISES.forEach((plan, index) => {
    const parkHubId = plan.park && known(world.reference.hubs, plan.park).id;
    const organisation = addOrganisation(world, {
      key: plan.key,
      kind: "enterprise",
      name: plan.name,
      regionCode: plan.region,
      parkHubId: parkHubId || undefined,
      serial: 1000 + index,
    });
    if (parkHubId) world.parks.set(plan.key, parkHubId);
    const signsIn = plan.key.startsWith("qiye");
    const name = PEOPLE[plan.key];
    const login = signsIn ? plan.key : `qy-${plan.key}`;
    addPerson(world, organisation, { login, role: "owner", mail: signsIn, ...(name ? { name } : {}) });
    if (signsIn) addPerson(world, organisation, { login: `${plan.key}-yg`, role: "staff" });
    world.enterprises.set(plan.key, organisation);
  });
}

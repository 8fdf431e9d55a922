import { daysAfter } from "./time";
import { known, type World } from "./world";

type Notice = [
  days: number,
  kind: string,
  hub: string,
  zh: string,
  en: string,
  bodyZh: string,
  bodyEn: string,
];

const NOTICES: Notice[] = [
  [
    2,
    "announcement",
    "SD3701",
    "质量服务进园区：四个园区工作站开放柜台登记",
    "Park workstations open their counters",
    "明水、济北、莱芜高新区、临港四个工作站自本周起受理柜台登记，企业携带营业执照即可由工作人员代为填报。（演示）",
    "The four park workstations take requests at the counter from this week on; bring your licence and the staff file for you. (demo)",
  ],
  [
    6,
    "inspection",
    "SD370102",
    "食品接触材料机构双随机抽查结果",
    "Results of a random check of food-contact laboratories",
    "抽取机构三家，未发现超范围出具报告的情形，一家原始记录归档不及时，已责令改正。（演示）",
    "Three laboratories were drawn; none reported beyond its scope; one was told to file its raw records in time. (demo)",
  ],
  [
    11,
    "policy",
    "SD",
    "小微企业首次质量管理体系认证费用补贴申报",
    "Subsidy for a small firm's first ISO 9001 certificate",
    "符合条件的小微企业可在获证后三个月内申报，材料清单见附件说明。（演示）",
    "Small firms may apply within three months of their first certificate. (demo)",
  ],
  [
    19,
    "credit",
    "SD",
    "机构信用等级季度更新",
    "Quarterly update of provider grades",
    "本季度一家机构降为 D 级，一家机构因出具虚假报告列入黑名单，异议可在三个工作日内提出。（演示）",
    "One provider fell to grade D and one was blacklisted this quarter; objections within three working days. (demo)",
  ],
  [
    33,
    "announcement",
    "SD3702",
    "青岛市中心延长服务时段",
    "Longer hours at the Qingdao centre",
    "周三受理时间延长至 19:30，现场可预约计量、检测与标准咨询。（演示）",
    "Open until 19:30 on Wednesdays; advice on metrology, testing and standards by appointment. (demo)",
  ],
  [
    47,
    "policy",
    "SD",
    "GB 31604.7-2023 替代 2016 版的提示",
    "GB 31604.7-2023 replaces the edition of 2016",
    "委托脱色试验时请选用 2023 版；机构附表仍为 2016 版的，不参与邀约。（演示）",
    "Order the decolouring test by the 2023 edition; laboratories that only hold the 2016 edition are not invited. (demo)",
  ],
  [
    70,
    "inspection",
    "SD3701",
    "出租汽车计价器强制检定专项检查",
    "Special check of taximeters",
    "抽查在用计价器六十台，合格五十九台，一台已停用并送检。（演示）",
    "Sixty taximeters were checked; fifty-nine were in order and one was taken out of use. (demo)",
  ],
  [
    120,
    "announcement",
    "SD",
    "平台试运行半年小结",
    "Half a year of trial operation",
    "各级站点共受理需求近百件，办结率与满意度按月公开，数据可在站点页面查看。（演示）",
    "The hubs took on nearly a hundred requests; closure and satisfaction are published monthly. (demo)",
  ],
];

/** Public notices of several hubs. */
export function addNotices(world: World): void {
  for (const [days, kind, hub, title_zh, title_en, body_zh, body_en] of NOTICES) {
    const published_at = daysAfter(world.now, -days);
    world.rows.add("notices", {
      id: world.dice.id(published_at),
      ...{ kind, title_zh, title_en, body_zh, body_en, published_at },
      hub_id: known(world.reference.hubs, hub).id,
      demo: true,
    });
  }
}

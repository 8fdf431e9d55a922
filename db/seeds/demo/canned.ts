import type { ExpertEntry } from "./expert-profiles";
import { daysAfter } from "./time";
import type { World } from "./world";

/** What hubs keep for everybody who answers. */
const HOUSE: [title: string, body: string][] = [
  ["问候", "您好，我是为您服务的专家，请说说您的产品、用途和想达到的目的，我来帮您对照标准。"],
  [
    "索要资料",
    "为了准确判断，请发来：① 产品名称与规格 ② 执行标准或客户要求 ③ 样品数量与状态。图片或文件都可以直接发在对话里。",
  ],
  ["下班留言", "已收到您的留言，目前不在值班时间，消息会保留，我会在下一个值班时段开始后 30 分钟内答复您。"],
  [
    "送样须知",
    "样品请按同一批次、完好未使用送样，外包装写明需求编号和样品名称；液体样品请密封并标注保存温度。",
  ],
  ["结束语", "问题如已解决，我先结束本次对话；之后有需要可随时重新打开，记录都在。"],
];
const OWN: [title: string, body: string][] = [
  ["脱色试验版本", "脱色试验请按 GB 31604.7-2023 委托，2016 版已被代替；机构附表仍为旧版的，系统不会邀约。"],
  [
    "总迁移量条件",
    "总迁移量要先定食品模拟物和试验条件：常温长期接触、热灌装、微波各不相同，请说明实际用途。",
  ],
];

/** Canned replies of every house with experts, and a few of the demo's own expert. */
export function addCannedReplies(world: World, experts: readonly ExpertEntry[]): void {
  const at = daysAfter(world.now, -200);
  const add = (organisation_id: string, owner_id: string | null, [title, body]: [string, string]) =>
    world.rows.add("canned_replies", {
      id: world.dice.id(at),
      ...{ organisation_id, owner_id, title, body, created_at: at },
    });
  const houses = new Set(experts.filter(({ ofHub }) => ofHub).map(({ organisation }) => organisation.id));
  for (const house of houses) for (const reply of HOUSE) add(house, null, reply);
  const own = experts.find(({ login }) => login === "zhuanjia");
  if (own) for (const reply of OWN) add(own.organisation.id, own.person.id, reply);
}

/** Who can sign in to the demo, in the order in which a request passes them. Never created outside it. */
const SIGN_INS: [login: string, zh: string, en: string][] = [
  ["qiye", "企业负责人", "enterprise owner"],
  ["zhandian", "历下区县级站点", "county hub of Lixia (370102)"],
  ["jigou", "服务机构业务员", "provider, business"],
  ["qianzi", "服务机构授权签字人", "provider, authorised signatory"],
  ["shi", "济南市中心", "city hub of Jinan"],
  ["sheng", "省级平台", "province hub"],
  ["jianguan", "省级监管", "province regulator"],
  ["zhuanjia", "专家", "expert"],
  ["admin", "平台管理员", "administrator"],
];

export const PASSWORD = "Quanzhixiang-2026";

/** The table of sign-ins that the demo prints. */
export function signInTable(): string {
  const rows = SIGN_INS.map(([login, zh, en]) => `  ${login.padEnd(10)} ${zh} · ${en}`);
  return [`Sign-ins (demo only), password ${PASSWORD}:`, ...rows].join("\n");
}

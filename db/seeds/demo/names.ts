import type { Dice } from "./dice";

const FAMILY = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"];
const GIVEN = [
  "海燕",
  "志强",
  "晓雯",
  "建国",
  "文静",
  "立新",
  "雅琴",
  "振华",
  "思远",
  "玉兰",
  "明哲",
  "春霞",
  "国栋",
  "丽娟",
  "永福",
  "欣怡",
  "德胜",
  "秀英",
  "子涵",
  "凤仪",
  "长青",
  "静怡",
  "鹏飞",
  "慧敏",
  "世杰",
  "红梅",
  "成林",
  "佳音",
  "宏伟",
  "若溪",
  "启明",
  "桂芳",
  "浩然",
  "素珍",
  "延平",
  "冬梅",
  "一鸣",
  "婷婷",
  "广林",
  "月华",
];

/** A name that anybody may have, never twice in one demo. */
export function nameGiver(dice: Dice): () => string {
  const given = new Set<string>();
  return () => {
    for (;;) {
      const name = dice.pick(FAMILY) + dice.pick(GIVEN);
      if (!given.has(name)) return given.add(name) && name;
    }
  };
}

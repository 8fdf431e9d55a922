/** A measuring instrument as metrology bodies list it: what it is, by which document, over which range, how well. */
export interface Instrument {
  document: string;
  object: string;
  class: string;
  /** As the annex has it, with the best uncertainty; read by the scope parser. */
  range: string;
  /** The same work, and how a smaller body can do it. */
  small?: string;
}

const instrument = (
  document: string,
  object: string,
  code: string,
  range: string,
  small?: string,
): Instrument => ({ document, object, class: code, range, ...(small ? { small } : {}) });

/** Calibrated and verified alike. One range, an unparsed one, tells a hub that somebody has to look. */
export const INSTRUMENTS: Instrument[] = [
  instrument(
    "JJG 52-2013",
    "一般压力表",
    "MI-PR-GA",
    "(0～60)MPa，U=0.02MPa k=2",
    "(0～6)MPa，U=0.01MPa k=2",
  ),
  instrument("JJG 1036-2022", "电子天平", "MI-MA-BA", "(0～1000)g，U=0.0002g k=2", "(0～220)g，U=0.001g k=2"),
  instrument("JJG 99-2022", "砝码", "MI-MA-WE", "1 mg～20 kg", "1 g～5 kg"),
  instrument("JJG 21-2008", "外径千分尺", "MI-LE-MI", "(0～500)mm，U=2μm k=2", "(0～100)mm，U=3μm k=2"),
  instrument("JJG 30-2012", "通用卡尺", "MI-LE-CA", "(0～1000)mm，U=0.01mm k=2", "(0～300)mm，U=0.02mm k=2"),
  instrument("JJG 130-2011", "工作用玻璃液体温度计", "MI-TE-LT", "(-30～300)℃，U=0.1℃ k=2"),
  instrument("JJG 139-2014", "拉力、压力和万能试验机", "MI-FO-TM", "(0～2000)kN", "(0～300)kN"),
  instrument("JJG 141-2013", "工作用贵金属热电偶", "MI-TE-TC", "(300～1100)℃，U=1.2℃ k=2"),
  instrument("JJG 196-2006", "常用玻璃量器", "MI-FL-GV", "(0.1～2000)mL", "(1～500)mL"),
  instrument("JJG 229-2010", "工业铂、铜热电阻", "MI-TE-RT", "(-30～300)℃"),
  instrument("JJG 646-2006", "移液器", "MI-FL-PP", "(1～10000)μL"),
  instrument("JJG 693-2011", "可燃气体检测报警器", "MI-GA", "按客户要求，详见作业指导书"),
  instrument("JJF 1101-2019", "环境试验设备", "MI-TE-CH", "(-80～300)℃", "(-20～150)℃"),
  instrument("JJF 1587-2016", "数字多用表", "MI-EL-DM", "(0～1000)V"),
  instrument("JJG 124-2005", "电流表、电压表、功率表及电阻表", "MI-EL", "(0～1000)V"),
  instrument("JJG 366-2004", "接地电阻表", "MI-EL", "(0～2000)Ω"),
  instrument("JJG 622-1997", "绝缘电阻表", "MI-EL", "(0～10)GΩ"),
  instrument("JJG 4-1999", "钢卷尺", "MI-LE", "(0～50)m"),
];

/** Compulsory verification as well: only legal bodies do it, for those whom an authority designated. */
export const COMPULSORY: Instrument[] = [
  instrument("JJG 162-2019", "饮用冷水水表", "MI-FL-WM", "(0.01～50)m³/h"),
  instrument("JJG 517-2016", "出租汽车计价器", "MI-TX", ""),
  instrument("JJG 539-2016", "数字指示秤", "MI-MA-NA", "(0～150)t"),
  instrument("JJG 555-1996", "非自动秤", "MI-MA-NA", "(0～150)t"),
  instrument("JJG 596-2012", "电子式交流电能表", "MI-EL-EM", ""),
  instrument("JJG 270-2008", "血压计和血压表", "MI-PR-BP", "(0～40)kPa"),
  instrument("JJG 692-2010", "无创自动测量血压计", "MI-PR-BP", "(0～40)kPa"),
];

/** Management systems; the parameter is the industry class. */
export const SYSTEMS: { document: string; object: string; class: string }[] = [
  { document: "GB/T 19001-2016", object: "质量管理体系", class: "MS-QM" },
  { document: "GB/T 24001-2016", object: "环境管理体系", class: "MS-EM" },
  { document: "GB/T 45001-2020", object: "职业健康安全管理体系", class: "MS-OH" },
  { document: "GB/T 23331-2020", object: "能源管理体系", class: "MS-EN" },
  { document: "GB/T 29490-2023", object: "知识产权合规管理体系", class: "MS-IP" },
];

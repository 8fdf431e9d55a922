/** What a lab calls its objects in the annex, and the class a hub placed them under. */
export interface ScopeObject {
  text: string;
  /** Code of the class; null: it narrows nothing; undefined: nobody has placed it yet. */
  class?: string | null;
}

interface Family {
  documents: string[];
  objects: ScopeObject[];
}

const object = (text: string, code?: string | null): ScopeObject =>
  code === undefined ? { text } : { text, class: code };

const METAL_TESTS = ["GB/T 228.1-2021", "GB/T 229-2020", "GB/T 230.1-2018", "GB/T 231.1-2018"];
const CONTACT = ["GB 31604.8-2021", "GB 31604.2-2016", "GB 31604.9-2016"];

/** Fields of testing: documents of the reference data with the objects that annexes name beside them. */
export const TESTING = {
  contact: {
    documents: [...CONTACT, "GB 31604.7-2023", "GB 31604.1-2023", "GB 4806.1-2016", "GB 4806.7-2023"],
    objects: [
      object("食品接触用塑料材料及制品", "FCM-PL"),
      object("食品接触材料及制品", "FCM"),
      object("食品接触用纸和纸板材料及制品", "FCM-PA"),
      object("食品接触用金属材料及制品", "FCM-ME"),
    ],
  },
  contactOld: {
    documents: [...CONTACT, "GB 31604.7-2016", "GB 31604.8-2016", "GB 4806.7-2016"],
    objects: [object("食品接触用塑料材料及制品", "FCM-PL"), object("食品接触材料及制品", "FCM")],
  },
  contactUnplaced: {
    documents: [...CONTACT, "GB 31604.7-2023"],
    objects: [object("一次性餐饮具及其配套包装"), object("可降解餐饮具（含淀粉基）")],
  },
  water: {
    documents: [
      "GB 5749-2022",
      "GB/T 5750.4-2023",
      "GB/T 5750.5-2023",
      "GB/T 5750.6-2023",
      "GB/T 5750.12-2023",
    ],
    objects: [object("生活饮用水", "WA-DR"), object("水和涉水产品"), object("水源水", "WA-SU")],
  },
  waterOld: {
    documents: ["GB 5749-2006", "GB/T 5750.4-2006", "GB/T 5750.5-2023"],
    objects: [object("生活饮用水", "WA-DR")],
  },
  sewage: {
    documents: ["GB 8978-1996", "GB 3838-2002", "HJ 828-2017", "HJ 535-2009"],
    objects: [object("水和废水", "WA"), object("污水", "WA-WW")],
  },
  air: {
    documents: ["GB 3095-2012", "HJ 479-2009", "HJ 482-2009", "HJ 618-2011", "HJ 1263-2022"],
    objects: [object("环境空气", "EN-AA"), object("环境空气和废气", "EN")],
  },
  exhaust: {
    documents: ["GB 16297-1996", "GB 12348-2008", "GB 3096-2008"],
    objects: [object("废气、噪声及其他环境要素", null), object("厂界环境监测")],
  },
  food: {
    documents: [
      ...["GB 2760-2024", "GB 2762-2022", "GB 2763-2021", "GB 5009.3-2016", "GB 5009.11-2024"],
      ...["GB 5009.12-2023", "GB 5009.15-2023", "GB 5009.17-2021", "GB 4789.2-2022", "GB 4789.4-2024"],
      ...["GB 7718-2011", "GB 28050-2011"],
    ],
    objects: [object("食品", "FD"), object("食用农产品", "FD-AG"), object("饼干", "FD-BI")],
  },
  foodOld: {
    documents: ["GB 5009.11-2014", "GB 5009.12-2017", "GB 5009.15-2014", "GB 4789.2-2016", "GB 4789.4-2016"],
    objects: [object("食品", "FD")],
  },
  bottled: { documents: ["GB 19298-2014"], objects: [object("包装饮用水", "FD-BE-WA")] },
  metal: {
    documents: [...METAL_TESTS, "GB 1499.2-2024"],
    objects: [object("金属材料", "MT"), object("热轧带肋钢筋", "MT-RB"), object("钢及钢制品", "MT-ST")],
  },
  metalOld: {
    documents: ["GB/T 228.1-2010", "GB/T 229-2007", "GB/T 1499.2-2018"],
    objects: [object("金属材料", "MT")],
  },
  building: {
    documents: ["GB 175-2023", "GB/T 17671-2021", "GB 8624-2012"],
    objects: [object("水泥", "BM-CE"), object("建筑材料", "BM"), object("胶凝材料与外加剂")],
  },
  textile: {
    documents: ["GB 18401-2010", "GB 31701-2015", "GB/T 2912.1-2009", "GB/T 3920-2008", "GB/T 7573-2009"],
    objects: [object("纺织品", "TX"), object("服装", "TX-CL"), object("婴幼儿及儿童纺织产品", "TX-IN")],
  },
  toys: {
    documents: ["GB 6675.1-2014", "GB 6675.2-2014", "GB 6675.4-2014"],
    objects: [object("玩具", "TY"), object("塑胶玩具", "TY-PL"), object("毛绒玩具", "TY-PU")],
  },
  toysEurope: {
    documents: ["EN 71-3:2019"],
    objects: [object("玩具", "TY")],
  },
  electric: {
    documents: ["GB 4706.1-2005", "GB 4943.1-2022", "GB 4943.1-2011"],
    objects: [object("家用电器及信息技术设备", "EL"), object("电源适配器", "EL-IT")],
  },
  cable: {
    documents: ["GB/T 5023.2-2008", "GB/T 3048.4-2007"],
    objects: [object("电线电缆", "EL-CA")],
  },
} satisfies Record<string, Family>;
export type TestingField = keyof typeof TESTING;

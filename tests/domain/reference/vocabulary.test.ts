import { describe, expect, it } from "vitest";
import { normaliseNumber } from "~/domain/normative-documents/number.ts";
import { normaliseParameterName } from "~/domain/normative-documents/parameter-name.ts";
import { table, templates } from "./tables.ts";

const documents = new Map(table("normative_documents.csv").map((row) => [row.std_norm, row]));
const classes = new Map(table("object_classes.csv").map((row) => [row.code, row]));
const parameters = table("parameters_seed.csv");
const catalogue = table("catalogue.csv");

describe("catalogue", () => {
  it("fills each of the 35 cells with at least three items, 130 in all", () => {
    const cells = new Map<string, number>();
    for (const row of catalogue) {
      const cell = `${row.category}/${row.stage}`;
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    expect(cells.size).toBe(35);
    expect(Math.min(...cells.values())).toBeGreaterThanOrEqual(3);
    expect(catalogue.length).toBeGreaterThanOrEqual(130);
    expect(new Set(catalogue.map((row) => row.name_zh)).size).toBe(catalogue.length);
  });

  it("says everything in both languages", () => {
    for (const row of catalogue) {
      for (const column of ["name_zh", "name_en", "summary_zh", "summary_en"])
        expect(row[column], row.code).toBeTruthy();
    }
  });
});

describe("normative documents", () => {
  it("holds every number of the pack once, in normal form", () => {
    expect(documents.size).toBe(2781);
    for (const [norm, row] of documents)
      expect(normaliseNumber(row.number ?? "")).toMatchObject({ ok: true, norm });
  });

  it("never takes an unread status for a current one", () => {
    expect(documents.get("GB 31604.7-2023")?.status).toBe("current");
    expect(documents.get("GB 31604.7-2016")).toMatchObject({
      status: "superseded",
      replaced_by: "GB 31604.7-2023",
    });
    expect(documents.get("GB 31604.2-2016")?.status).toBe("unknown");
  });

  it("lets the better source win", () => {
    expect(documents.get("GB/T 1.1-2020")?.rank).toBe("0");
    expect(documents.get("JJG 52-2013")?.rank).toBe("2");
  });

  it("can be found by pinyin and by words", () => {
    const row = documents.get("GB 31604.7-2023");
    expect(row?.pinyin).toContain("tuoseshiyan");
    expect(row?.initials).toContain("tssy");
    expect(row?.tokens?.split(" ")).toContain("食品");
  });
});

describe("object classes", () => {
  it("is a tree of about 150 nodes with known parents", () => {
    expect(classes.size).toBeGreaterThanOrEqual(120);
    for (const row of classes.values())
      expect(row.parent === "" || classes.has(row.parent ?? ""), row.code).toBe(true);
  });

  it("knows the compulsory instruments", () => {
    for (const row of table("compulsory_instruments.csv")) {
      expect(classes.has(row.object_class ?? "")).toBe(true);
      expect(row.document === "" || documents.has(row.document)).toBe(true);
    }
  });
});

describe("parameters", () => {
  it("belong to documents that are known", () => {
    expect(parameters.length).toBeGreaterThanOrEqual(400);
    for (const row of parameters) expect(documents.has(row.document), row.document).toBe(true);
  });

  it("have names and aliases that mean one parameter each within a document", () => {
    const seen = new Map<string, string>();
    for (const row of parameters) {
      for (const name of [row.parameter ?? "", ...(row.aliases ?? "").split(";").filter(Boolean)]) {
        const key = `${row.document}|${normaliseParameterName(name)}`;
        expect(seen.get(key) ?? row.parameter, key).toBe(row.parameter);
        seen.set(key, row.parameter ?? "");
      }
    }
  });
});

describe("request templates", () => {
  const known = new Set(parameters.map((row) => `${row.document}|${row.parameter}`));
  const codes = new Set(catalogue.map((row) => row.code));

  it("is at least ten", () => expect(templates().length).toBeGreaterThanOrEqual(10));

  it.each(templates().map((template) => [template.code, template] as const))(
    "resolves %s",
    (_code, template) => {
      expect(["on_site", "send_sample", "none"]).toContain(template.delivery);
      expect(template.packages.length).toBeGreaterThan(0);
      for (const one of template.packages) {
        expect(codes.has(one.catalogueCode)).toBe(true);
        for (const item of one.items) {
          expect(documents.has(item.document), item.document).toBe(true);
          expect(known.has(`${item.document}|${item.parameter}`), `${item.document} ${item.parameter}`).toBe(
            true,
          );
          expect(classes.has(item.objectClass), item.objectClass).toBe(true);
          expect(documents.get(item.document)?.status).not.toBe("superseded");
          expect(item.quantity).toBeGreaterThan(0);
        }
      }
    },
  );

  it("has the food-contact request of the design", () => {
    const items = templates().find((one) => one.code === "food-contact-plastics")?.packages[0]?.items;
    expect(items?.map((item) => [item.document, item.parameter, item.quantity])).toEqual([
      ["GB 31604.8-2021", "总迁移量", 3],
      ["GB 31604.2-2016", "高锰酸钾消耗量", 3],
      ["GB 31604.9-2016", "重金属（以Pb计）", 3],
      ["GB 31604.7-2023", "脱色试验", 3],
    ]);
  });
});

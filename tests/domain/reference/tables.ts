import { readFileSync } from "node:fs";
import { readTable, referenceFolder } from "~db/seeds/reference/files.ts";

export interface TemplateItem {
  readonly sampleName: string;
  readonly objectClass: string;
  readonly document: string;
  readonly parameter: string;
  readonly quantity: number;
  readonly unit: string;
  readonly evidential: boolean;
  readonly range?: { readonly min: number; readonly max: number; readonly unit: string };
  readonly industryClass?: string;
}

export interface Template {
  readonly code: string;
  readonly delivery: string;
  readonly packages: readonly {
    readonly category: string;
    readonly stage: string;
    readonly kind: string;
    readonly catalogueCode?: string;
    readonly items: readonly TemplateItem[];
  }[];
}

/** Rows of a reference table with empty cells as empty text. */
export function table(name: string): Record<string, string>[] {
  return readTable(name).map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell ?? ""])),
  );
}

/** The request templates as shipped. */
export function templates(): Template[] {
  return JSON.parse(readFileSync(`${referenceFolder}/request_templates.json`, "utf8")) as Template[];
}

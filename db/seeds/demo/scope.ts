import { scopeFingerprint } from "~/domain/accreditation/scope-import/fingerprint.server";
import type { ScopeKind } from "~/domain/accreditation/scope-import/line";
import { parseLimitation } from "~/domain/matching/limitation";
import { parseRange } from "~/domain/matching/range";
import { type ScopeObject, TESTING } from "./families";
import { COMPULSORY, INSTRUMENTS, type Instrument, SYSTEMS } from "./measuring";
import type { ProviderPlan } from "./provider-plans";
import type { Parameter } from "./reference-rows";
import { daysAfter } from "./time";
import { known, type Provider, type World } from "./world";

export interface Accreditation {
  id: string;
  kind: "cma" | "cnas" | "cnca" | "legal_metrology";
}

interface Line {
  siteId: string;
  kind: string;
  object: ScopeObject;
  parameter: Parameter;
  limitation?: string;
  range?: string;
}

/** The importer's own fingerprint, so that an annex with the same rows changes nothing. */
const fingerprint = (line: Line) =>
  scopeFingerprint({
    kind: line.kind as ScopeKind,
    object: line.object.text,
    norm: line.parameter.norm,
    parameter: line.parameter.name,
    limitationText: line.limitation ?? "",
    rangeText: line.range ?? "",
  });

function addRow(world: World, provider: Provider, accreditation: Accreditation, line: Line): void {
  const at = daysAfter(world.now, -390);
  const limitation = parseLimitation(line.limitation ?? "");
  const range = parseRange(line.range ?? "");
  const measured = range.state === "parsed" ? range.range : null;
  const { class: code, text } = line.object;
  world.rows.add("scope_items", {
    id: world.dice.id(at),
    provider_id: provider.id,
    accreditation_id: accreditation.id,
    site_id: line.siteId,
    kind: line.kind,
    object_text: text,
    object_class_id: code ? known(world.reference.classes, code).id : null,
    object_placed: code !== undefined,
    document_id: line.parameter.documentId,
    parameter_id: line.parameter.id,
    limitation_text: line.limitation ?? "",
    limitation: limitation.state === "parsed" ? limitation.limitation : null,
    limitation_state: limitation.state,
    range_min: measured?.min ?? null,
    range_max: measured?.max ?? null,
    range_unit: measured?.unit ?? null,
    range_text: line.range ?? "",
    range_state: range.state,
    uncertainty: measured?.uncertainty ?? null,
    fingerprint: fingerprint(line),
    created_at: at,
  });
}

/** Rows of a testing annex: every `stride`-th of a CNAS one, which usually covers less than the CMA one. */
export function addTestingScope(
  world: World,
  provider: Provider,
  plan: ProviderPlan,
  accreditation: Accreditation,
  stride: number,
): void {
  let row = 0;
  for (const siteId of provider.siteIds) {
    for (const field of plan.testing ?? []) {
      const { documents, objects } = TESTING[field];
      for (const document of documents) {
        for (const parameter of known(world.reference.parameters, document)) {
          // the methods a lab lives by stand in every annex of it
          const some = stride === 1 || /31604|EN 71/.test(document) ? objects : objects.slice(0, stride - 1);
          for (const object of some) {
            row += 1;
            const limitation = plan.limits?.find(([every]) => row % every === 0)?.[1] ?? "";
            addRow(world, provider, accreditation, {
              siteId,
              kind: "testing",
              object,
              parameter,
              limitation,
            });
          }
        }
      }
    }
  }
}

/** Calibration for everybody who measures; verification besides for legal bodies. */
export function addMeasuringScope(
  world: World,
  provider: Provider,
  plan: ProviderPlan,
  accreditation: Accreditation,
): void {
  const legal = accreditation.kind === "legal_metrology";
  const kinds = legal ? ["verification", "calibration"] : ["calibration"];
  const lines: Instrument[] = legal ? [...INSTRUMENTS, ...COMPULSORY] : INSTRUMENTS;
  for (const siteId of provider.siteIds) {
    for (const each of lines) {
      const range = (plan.metrology === "small" && each.small) || each.range;
      const object = { text: each.object, class: each.class };
      for (const parameter of known(world.reference.parameters, each.document)) {
        for (const kind of kinds) {
          addRow(world, provider, accreditation, { siteId, kind, object, parameter, range });
        }
      }
    }
  }
}

/** Industry classes of a certification body, by management system. */
export function addCertificationScope(
  world: World,
  provider: Provider,
  plan: ProviderPlan,
  accreditation: Accreditation,
): void {
  const { certifies } = plan;
  for (const siteId of provider.siteIds.slice(0, 1)) {
    for (const system of SYSTEMS) {
      for (const parameter of known(world.reference.parameters, system.document)) {
        if (certifies !== "all" && !certifies?.includes(parameter.name.slice(0, 2))) continue;
        const object = { text: system.object, class: system.class };
        addRow(world, provider, accreditation, { siteId, kind: "certification", object, parameter });
      }
    }
  }
}

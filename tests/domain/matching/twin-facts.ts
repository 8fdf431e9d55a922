import type { ItemAtSiteFacts, ItemFacts, LineFacts, ProviderFacts } from "~/domain/matching/facts";
import { methodAskedFor, normaliseWord } from "~/domain/matching/limitation";
import type { Need, NeedItem } from "~/domain/matching/need";
import { inEveryUnit } from "~/domain/matching/units";
import type { Body, Cert, Doc, Klass, Place, Row, TwinWorld } from "./twin-words";

/** The facts as memory has them: what the pure module judges here never went through SQL. */
export function factsFromMemory(
  world: TwinWorld,
  body: Body,
  need: Need,
  days: { today: string; promisedOn: string },
): ProviderFacts {
  const items = need.items.map((item, index) => itemFacts(world, need, item, index + 1));
  return {
    id: body.id,
    name: "",
    provisional: body.provisional,
    blacklisted: body.blacklisted,
    suspended: body.suspended,
    grade: body.grades[need.category] ?? null,
    selfDealing: body.uscc === world.client.uscc || body.group === world.client.group,
    tied: body.tied,
    sites: body.sites.map((place) => ({
      id: place.id,
      name: "",
      regionCode: "",
      closed: place.closed,
      vettedLine: place.lines.some((line) => line.category === need.category && line.kind === need.kind),
      items: items.map((known) => atSite(body, place, known, need, days)),
    })),
  };
}

interface Known {
  item: ItemFacts;
  klass: Klass | null;
  document: Doc | undefined;
}

const canonical = (document: Doc | undefined, id: string | null | undefined) => {
  const found = document?.parameters.find((parameter) => parameter.id === id);
  return found ? (found.mergedInto ?? found.id) : null;
};

function itemFacts(world: TwinWorld, need: Need, item: NeedItem, position: number): Known {
  const document = world.documents.find((each) => each.id === item.documentId);
  const parameterId = canonical(document, item.parameterId);
  const name = document?.parameters.find((parameter) => parameter.id === parameterId)?.name ?? null;
  const placement = item.objectClassId
    ? undefined
    : world.placements.find((each) => each.text === item.sampleName);
  const klass = world.classes.find((each) => each.id === item.objectClassId) ?? placement?.klass ?? null;
  const above = klass ? world.classes.filter((each) => klass.path.startsWith(each.path)) : [];
  const texts = [
    item.sampleName,
    name ?? "",
    ...above.flatMap((each) => [each.name, each.path.split("/").at(-2) ?? ""]),
  ];
  const both = (value: number | null | undefined) => inEveryUnit(value ?? 0, item.rangeUnit ?? "");
  return {
    document,
    klass,
    item: {
      position,
      itemId: null,
      sampleName: item.sampleName,
      documentId: item.documentId ?? null,
      documentNorm: null,
      parameterId,
      parameterName: name,
      evidential: item.evidential,
      ccc: need.kind === "certification" && (item.industryClass ?? "").includes("CCC"),
      compulsory: false,
      placed: Boolean(item.objectClassId) || placement !== undefined,
      words: texts.map(normaliseWord).filter((word) => word !== ""),
      method: methodAskedFor(item.documentText),
      ranges:
        item.rangeMin === null || item.rangeMin === undefined
          ? null
          : Object.fromEntries(
              Object.keys(both(item.rangeMin)).map((unit) => [
                unit,
                [both(item.rangeMin)[unit] ?? null, both(item.rangeMax)[unit] ?? null],
              ]),
            ),
      uncertainties:
        item.uncertainty === null || item.uncertainty === undefined ? null : both(item.uncertainty),
    },
  };
}

function atSite(
  body: Body,
  place: Place,
  { item, klass, document }: Known,
  need: Need,
  days: { today: string; promisedOn: string },
): ItemAtSiteFacts {
  const rows = place.rows.filter(
    (row) =>
      row.kind === need.kind &&
      row.document === document &&
      item.parameterId !== null &&
      canonical(document, row.parameterId) === item.parameterId,
  );
  const within = (day: string, from: string, to: string | null) => day >= from && (to === null || day <= to);
  return {
    item,
    lines: rows.map((row) => line(row, klass, item.placed, days)),
    parameterSuspended: body.suspensions.some(
      (each) =>
        canonical(document, each.parameterId) === item.parameterId &&
        item.parameterId !== null &&
        (within(days.today, each.from, each.to) || within(days.promisedOn, each.from, each.to)),
    ),
    designated: false,
    otherEditions: [],
  };
}

function line(
  row: Row,
  klass: Klass | null,
  placed: boolean,
  days: { today: string; promisedOn: string },
): LineFacts {
  const fits = row.klass === null || (klass?.path.startsWith(row.klass.path) ?? false);
  return {
    scopeItemId: row.id,
    accreditation: {
      id: row.accreditation.id,
      kind: row.accreditation.kind,
      number: "",
      validFrom: row.accreditation.validFrom,
      validTo: row.accreditation.validTo,
      status: row.accreditation.status,
      approved: row.accreditation.approved,
      cccDesignated: row.accreditation.ccc,
    },
    objectText: "",
    limitationText: "",
    rangeText: "",
    object: row.placed ? (fits ? "covers" : "mismatch") : "unplaced",
    limitationState: row.limitationState,
    limitation: row.limitation,
    rangeState: row.rangeState,
    rangeMin: row.rangeMin,
    rangeMax: row.rangeMax,
    rangeUnit: row.rangeUnit,
    uncertainty: row.uncertainty,
    signatories: signers(row.accreditation, klass, placed, days),
  };
}

function signers(
  cert: Cert,
  klass: Klass | null,
  placed: boolean,
  days: { today: string; promisedOn: string },
) {
  return cert.signers
    .filter((signer) => signer.active && signer.validTo >= days.today && signer.validTo >= days.promisedOn)
    .filter(
      (signer) =>
        signer.classes.length === 0 ||
        !placed ||
        signer.classes.some((each) => klass?.path.startsWith(each.path)),
    )
    .map((signer) => signer.userId);
}

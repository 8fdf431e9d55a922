import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, isFree, isSuited, rankExperts, regionPrefix } from "~/domain/experts/rank-experts";

const expert = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  fields: ["testing"],
  regions: ["37"],
  onDuty: true,
  load: 0,
  capacity: 6,
  lastAssignedAt: null,
  ...over,
});
const lixia = { category: "testing", regionCode: "370102" };
const ids = (candidates: Candidate[], wanted: Parameters<typeof rankExperts>[1] = lixia) =>
  rankExperts(candidates, wanted).map(({ id }) => id);

describe("a region", () => {
  it.each([
    ["370000", "37"],
    ["370100", "3701"],
    ["370102", "370102"],
    ["371000", "3710"],
    ["371700", "3717"],
  ])("%s is everything beginning with %s", (code, prefix) => expect(regionPrefix(code)).toBe(prefix));
});

describe("who is asked first", () => {
  it("is somebody of the field, then who takes whatever nobody else takes, never another field's", () => {
    const people = [
      expert("law", { fields: ["brand"] }),
      expert("anything", { fields: [] }),
      expert("lab", { fields: ["metrology", "testing"] }),
    ];
    expect(ids(people)).toEqual(["lab", "anything"]);
    expect(ids(people, { ...lixia, category: null })).toEqual(["anything", "lab", "law"]);
  });

  it("is the nearest of them, and nobody of another place", () => {
    const people = [
      expert("province"),
      expert("qingdao", { regions: ["3702"] }),
      expert("county", { regions: ["3702", "370102"] }),
      expert("city", { regions: ["3701"] }),
    ];
    expect(ids(people)).toEqual(["county", "city", "province"]);
  });

  it("is who has least to do for his capacity, then who was not asked for longest", () => {
    const people = [
      expert("busy", { load: 3, capacity: 4 }),
      expert("half", { load: 3, capacity: 6, lastAssignedAt: 20 }),
      expert("other half", { load: 2, capacity: 4, lastAssignedAt: 10 }),
    ];
    expect(ids(people)).toEqual(["other half", "half", "busy"]);
  });

  it("is a preferred one, whatever his field, unless he is away or was silent", () => {
    const people = [expert("a"), expert("b", { load: 5, fields: ["brand"] }), expert("c", { onDuty: false })];
    const wanted = { ...lixia, preferred: ["c", "b"] };
    expect(ids(people, wanted)).toEqual(["b", "a"]);
    expect(ids(people, { ...wanted, excluded: new Set(["b"]) })).toEqual(["a"]);
  });

  it("is nobody who is off duty, full, or was silent before", () => {
    const people = [expert("off", { onDuty: false }), expert("full", { load: 6 }), expert("silent")];
    expect(ids(people, { ...lixia, excluded: new Set(["silent"]) })).toEqual([]);
  });
});

const anyone = fc.record({
  id: fc.uuid(),
  fields: fc.subarray(["testing", "metrology", "brand"]),
  regions: fc.subarray(["37", "3701", "370102", "3702"], { minLength: 1 }),
  onDuty: fc.boolean(),
  load: fc.nat(8),
  capacity: fc.integer({ min: 1, max: 8 }),
  lastAssignedAt: fc.option(fc.nat()),
});

describe("ranking", () => {
  it("loses nobody who may, lets nobody in who may not, and does not mind the order it is asked in", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyone, { selector: ({ id }) => id }), (people) => {
        const ranked = ids(people);
        const may = people.filter((one) => isSuited(one, lixia) && isFree(one)).map(({ id }) => id);
        expect([...ranked].sort()).toEqual(may.sort());
        expect(ids([...people].reverse())).toEqual(ranked);
      }),
    );
  });
});

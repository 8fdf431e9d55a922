import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DrawnObject, type Grade, writeInspectors, writeObjects } from "~/domain/inspections/canonical";
import { draw, fileHash } from "~/domain/inspections/draw.server";
import { GRADES } from "~/domain/inspections/inspection";
import { type Published, replay } from "~/domain/inspections/replay.server";
import { anInspector, announcement, anObject, inspectorId, objectId } from "./lists";

/** Lists of a small world in which ties are frequent; ten inspectors have none, so a draw is always possible. */
const worlds = fc
  .record({
    grades: fc.array(fc.constantFrom<Grade>(...GRADES), { minLength: 1, maxLength: 25 }),
    ties: fc.array(fc.array(fc.integer({ min: 0, max: 24 }), { maxLength: 4 }), { maxLength: 8 }),
    perObject: fc.integer({ min: 2, max: 4 }),
    crossRegion: fc.boolean(),
    seed: fc.stringMatching(/^[0-9A-Za-z]{1,20}$/),
  })
  .map(({ grades, ties, perObject, crossRegion, seed }) => ({
    head: announcement({ perObject, crossRegion }),
    objects: grades.map((grade, n) => anObject(n, grade, { region: n % 3 ? "370102" : "370202" })),
    inspectors: [
      ...ties.map((tied, n) =>
        anInspector(n, {
          ties: [...new Set(tied)].map((each) => `U${each}`),
          region: n % 2 ? "370102" : "370202",
        }),
      ),
      ...Array.from({ length: 10 }, (_, n) => anInspector(100 + n, { region: "370100" })),
    ],
    seed,
  }));
type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never;

const drawnIn = ({ head, objects, inspectors, seed }: World) => {
  const input = {
    objects: writeObjects(head, objects),
    inspectors: writeInspectors(head.number, inspectors),
    seed,
  };
  return { input, ...draw(input) };
};
const publishedIn = (world: World): Published => {
  const { input, file } = drawnIn(world);
  const announced = { objects: fileHash(input.objects), inspectors: fileHash(input.inspectors) };
  return { ...input, draw: file, announced };
};

/** What a draw does that it must not, by rules said a second time. */
function wrongWith(world: World, drawn: readonly DrawnObject[]): string[] {
  const wrong: string[] = [];
  const load = new Map<string, number>();
  for (const { object, inspectors, reserves } of drawn) {
    const visited = world.objects.find(({ id }) => id === object);
    for (const id of [...inspectors, ...reserves]) {
      const person = world.inspectors.find((each) => each.id === id);
      if (!visited || !person) wrong.push(`nobody listed ${id} at ${object}`);
      else if (new Set([...visited.ties, ...person.ties]).size < visited.ties.length + person.ties.length)
        wrong.push(`${id} is recused by a tie`);
      else if (world.head.crossRegion && visited.region === person.region)
        wrong.push(`${id} is recused by his county`);
    }
    if (inspectors.length !== world.head.perObject) wrong.push(`${object} sends ${inspectors.length}`);
    if (new Set([...inspectors, ...reserves]).size < inspectors.length + reserves.length)
      wrong.push(`${object} sends somebody twice`);
    for (const id of inspectors) load.set(id, (load.get(id) ?? 0) + 1);
  }
  // the ten without ties or county may go anywhere, so among them nobody has two visits more than another
  const free = world.inspectors.slice(-10).map(({ id }) => load.get(id) ?? 0);
  if (Math.max(...free) - Math.min(...free) > 1) wrong.push("the load is not shared");
  return wrong;
}

describe("the draw", () => {
  it("is the same for the same lists and seed, in whatever order the lists were read", () => {
    fc.assert(
      fc.property(worlds, fc.nat(), (world, turn) => {
        const rotated = <T>(rows: T[]) => [
          ...rows.slice(turn % rows.length),
          ...rows.slice(0, turn % rows.length),
        ];
        const other = {
          ...world,
          objects: rotated(world.objects).reverse(),
          inspectors: rotated(world.inspectors),
        };
        expect(drawnIn(other).input).toEqual(drawnIn(world).input);
        expect(drawnIn(other).file).toBe(drawnIn(world).file);
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });

  it("never sends somebody to a house he has ties to, sends as many as the plan says, and shares the load", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        expect(wrongWith(world, drawnIn(world).drawn)).toEqual([]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("is looked at by a check that notices who is recused, missing, sent twice, overburdened or unknown", () => {
    const tied = [anInspector(0, { ties: ["U0"] }), anInspector(1, { region: "370102" })];
    const free = Array.from({ length: 10 }, (_, n) => anInspector(100 + n, { region: "370100" }));
    const world: World = {
      head: announcement({ crossRegion: true }),
      objects: [0, 1, 2].map((n) => anObject(n, "D")),
      inspectors: [...tied, ...free],
      seed: "1",
    };
    const { drawn } = drawnIn(world);
    expect(wrongWith(world, drawn)).toEqual([]);
    const [a = "", b = "", c = ""] = free.map(({ id }) => id);
    const seeded: [string[], RegExp][] = [
      [[a, inspectorId(0)], /recused/],
      [[a, inspectorId(1)], /recused/],
      [[a], /sends 1/],
      [[a, a], /twice/],
      [[a, inspectorId(999)], /nobody/],
    ];
    for (const [inspectors, words] of seeded) {
      const other = drawn.map((each) =>
        each.object === objectId(0) ? { ...each, inspectors, reserves: [] } : each,
      );
      expect(wrongWith(world, other).join()).toMatch(words);
    }
    const burdened = drawn.map((each) => ({ ...each, inspectors: [a, b], reserves: [c] }));
    expect(wrongWith(world, burdened).join()).toMatch(/load/);
  });

  it("always draws D, and draws A, B and C about as often as the odds say", () => {
    const objects = GRADES.flatMap((grade, g) =>
      Array.from({ length: 10 }, (_, n) => anObject(g * 10 + n, grade)),
    );
    const head = announcement();
    const lists = {
      objects: writeObjects(head, objects),
      inspectors: writeInspectors(
        head.number,
        Array.from({ length: 6 }, (_, n) => anInspector(n)),
      ),
    };
    const draws = 400;
    const count = { A: 0, B: 0, C: 0, D: 0 };
    // the seeds are fixed, so the figures are the same each time
    for (let n = 0; n < draws; n++)
      for (const { grade } of draw({ ...lists, seed: `seed ${n}` }).drawn) count[grade]++;
    const trials = draws * 10;
    expect(count.D).toBe(trials);
    for (const grade of ["A", "B", "C"] as const) {
      const share = head.odds[grade] / 100;
      const deviation = Math.sqrt((share * (1 - share)) / trials);
      expect(Math.abs(count[grade] / trials - share), grade).toBeLessThan(4 * deviation);
    }
  });

  it("changes with one letter of the lists or of the seed", () => {
    const world = { ...fc.sample(worlds, { seed: 3, numRuns: 1 })[0] } as World;
    const grown = { ...world, objects: [...world.objects, anObject(90, "D")] };
    const keys = (each: World) => drawnIn(each).drawn.map(({ key }) => key);
    const first = keys({ ...grown, seed: "1" });
    expect(keys({ ...grown, seed: "2" })).not.toEqual(first);
    const renamed = grown.objects.map((each) => ({ ...each, name: `${each.name}.` }));
    expect(keys({ ...grown, objects: renamed, seed: "1" })).not.toEqual(first);
  });

  it("gives the very bytes it always gave", () => {
    const head = announcement();
    const lists = {
      objects: writeObjects(head, [anObject(1, "D"), anObject(2, "A"), anObject(3, "D")]),
      inspectors: writeInspectors(
        head.number,
        [1, 2, 3].map((n) => anInspector(n)),
      ),
    };
    expect([fileHash(lists.objects), fileHash(lists.inspectors)]).toMatchInlineSnapshot(`
      [
        "957cc1f7f03f1d60afa5851c3ce2054e68025c01ccd06a2a922cf7cd308e4116",
        "0b6705f2d0ebbf07e9578b4bbd125e83b2733a2d0ebd0946012737ebf129c76e",
      ]
    `);
    expect(fileHash(draw({ ...lists, seed: "03 09 12 21 27 33 + 08" }).file)).toMatchInlineSnapshot(
      `"74ccd7a5c4d7633c3b08e2911506b06f6d163a8de5550fddba3dcd388a6ba26c"`,
    );
  });
});

describe("a replay", () => {
  const world = { ...fc.sample(worlds, { seed: 11, numRuns: 1 })[0], seed: "03 09 12" } as World;
  const honest = publishedIn({ ...world, objects: [...world.objects, anObject(90, "D"), anObject(91, "D")] });

  it("holds for what was published", () => expect(replay(honest)).toMatchObject({ holds: true }));

  const swap = (text: string) => text.replace('"grade":"D"', '"grade":"A"');
  const lines = honest.draw.trimEnd().split("\n");
  it.each<[string, Partial<Published>, string[]]>([
    ["another grade in the list", { objects: swap(honest.objects) }, ["objects", "draw"]],
    ["a line fewer in the list", { objects: honest.objects.replace(/[^\n]+\n$/, "") }, ["objects", "draw"]],
    [
      "an inspector renamed",
      { inspectors: honest.inspectors.replace("检查员100", "检查员1OO") },
      ["inspectors", "draw"],
    ],
    ["another seed", { seed: "03 09 13" }, ["seed", "draw"]],
    ["an object left out of the result", { draw: `${lines.slice(0, -1).join("\n")}\n` }, ["draw"]],
    ["a space more at the end of a list", { inspectors: `${honest.inspectors}\n` }, ["inspectors", "draw"]],
    ["no list at all", { objects: "hello" }, ["objects", "draw"]],
    ["a draw that is none", { draw: "{" }, ["seed", "draw"]],
  ])("notices %s", (_, changes, wrong) => {
    const found = replay({ ...honest, ...changes });
    expect(found.holds).toBe(false);
    expect(found.steps.filter(({ holds }) => !holds).map(({ step }) => step)).toEqual(wrong);
  });
});

describe("the script that people download", () => {
  const folder = mkdtempSync(join(tmpdir(), "redraw-"));
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const run = (published: Published) =>
    spawnSync(
      process.execPath,
      [
        "public/redraw.mjs",
        write("objects.jsonl", published.objects),
        write("inspectors.jsonl", published.inspectors),
        published.seed,
        write("draw.jsonl", published.draw),
      ],
      { encoding: "utf8" },
    );

  it("finds what the server found, in twenty worlds", () => {
    for (const world of fc.sample(worlds, { seed: 5, numRuns: 20 })) {
      const done = run(publishedIn(world));
      expect(done.stdout).toContain("SAME");
      expect(done.status).toBe(0);
    }
  });

  it("says what does not fit", () => {
    const [world] = fc.sample(worlds, { seed: 6, numRuns: 1 }) as [World];
    const honest = publishedIn({ ...world, objects: [...world.objects, anObject(90, "D")] });
    const cases: [Partial<Published>, RegExp][] = [
      [{ objects: honest.objects.replace('"grade":"D"', '"grade":"A"') }, /MISMATCH objects\.jsonl/],
      [{ inspectors: honest.inspectors.replace("检查员100", "张三") }, /MISMATCH inspectors\.jsonl/],
      [{ seed: "other" }, /MISMATCH the seed/],
      [{ draw: honest.draw.replace('"position":1', '"position":2') }, /MISMATCH draw\.jsonl/],
    ];
    for (const [changes, words] of cases) {
      const done = run({ ...honest, ...changes });
      expect(done.stdout).toMatch(words);
      expect(done.status).toBe(1);
    }
    expect(run({ ...honest, objects: "hello" }).status).toBe(1);
  });

  it("needs nothing but Node", () => {
    const imports = readFileSync("public/redraw.mjs", "utf8").match(/from "[^"]+"/g);
    expect(imports).toEqual(['from "node:crypto"', 'from "node:fs"']);
    expect(() => execFileSync(process.execPath, ["--check", "public/redraw.mjs"])).not.toThrow();
  });
});

import { parseArgs } from "node:util";
import { BUGS, CAUGHT_BY, seek } from "./bugs/bugs";
import { engineClient } from "./run/engine";
import { type House, openHouse, openScene } from "./run/house";
import { report } from "./run/report";
import { runFaults } from "./run/run";

const print = (text: string) => process.stdout.write(`${text}\n`);

/** `npm run test:faults -- --seed=N --faults=N`: the history checker's full run, then the bugs it must catch. */
async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { seed: { type: "string" }, faults: { type: "string" } } });
  const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
  const faults = Number(values.faults ?? 200);
  print(`seed ${seed}; the same again: npm run test:faults -- --seed=${seed} --faults=${faults}`);
  const house = await openHouse();
  process.on("SIGINT", () => process.exit(130));
  if (!house.redis)
    print("redis-server is not installed: the part with two nodes is skipped, one node runs alone");
  let kept = false;
  try {
    kept = await holds(house, seed, faults);
    const caught = await catches(house, seed);
    return kept && caught;
  } finally {
    await house.close(!kept);
  }
}

async function holds(house: House, seed: number, faults: number): Promise<boolean> {
  const scene = await openScene(house);
  print("limits raised for this run: messages a second and burst of one person, connections a minute");
  const tell = (name: string, n: number) => {
    if (n % 20 === 0 || n === faults) print(`  ${n} of ${faults} faults, the last: ${name}`);
  };
  try {
    const outcome = await runFaults(house, scene, { seed, faults, makeClient: engineClient, tell });
    print(report(outcome));
    if (outcome.violations.length > 0) print(`what the nodes wrote is in ${house.logs}`);
    return outcome.violations.length === 0;
  } finally {
    await scene.close();
  }
}

async function catches(house: House, seed: number): Promise<boolean> {
  let all = true;
  for (const bug of BUGS) {
    const { violations, messages } = await seek(house, bug, seed);
    const rules = [...new Set(violations.map(({ rule }) => rule))];
    const caught = rules.includes(CAUGHT_BY[bug]);
    print(
      `seeded bug ${bug}: ${caught ? "caught" : "NOT CAUGHT"} by ${rules.join(", ")} (${messages} messages)`,
    );
    all &&= caught;
  }
  return all;
}

process.exitCode = (await main()) ? 0 : 1;

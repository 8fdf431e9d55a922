#!/usr/bin/env node
// 双随机抽取复算 / Re-runs a double-random draw of 泉质享 from its published files. Plain Node 18 or newer, no packages, no network.
//
//   node redraw.mjs objects.jsonl inspectors.jsonl "<seed>" [draw.jsonl]
//
// Prints the SHA-256 of both lists, to be compared with those announced before the seed was known, and the objects
// drawn with their inspectors. With draw.jsonl it compares: exit code 0 when everything is the same, 1 when not.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const sha256 = (data) => createHash("sha256").update(data).digest("hex");
const hashOf = (...parts) => sha256(Buffer.from(parts.join("\n"), "utf8"));
const less = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function load(path, kind) {
  const bytes = readFileSync(path);
  const [head, ...rows] = bytes.toString("utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  if (head?.format !== "quanzhixiang-inspection/1" || head.file !== kind) {
    throw new Error(`${path} is no ${kind} list of quanzhixiang-inspection/1`);
  }
  return { bytes, sha: sha256(bytes), head, rows };
}

function redraw(objects, inspectors, seed) {
  const { perObject, crossRegion, odds } = objects.head;
  const base = hashOf(objects.sha, inspectors.sha, seed);
  const visits = {};
  const drawn = [];
  for (const object of objects.rows) {
    const key = hashOf(base, "object", object.id);
    const number = BigInt(`0x${key.slice(0, 8)}`);
    if (number * 100n < BigInt(odds[object.grade]) * 4294967296n) drawn.push({ object, key });
  }
  drawn.sort((a, b) => less(a.key, b.key));
  return drawn.map(({ object, key }, index) => {
    const queue = [];
    for (const inspector of inspectors.rows) {
      const tied = inspector.ties.some((tie) => object.ties.includes(tie));
      if (tied || (crossRegion && inspector.region === object.region)) continue;
      const order = hashOf(base, "inspector", object.id, inspector.id);
      queue.push({ id: inspector.id, visits: visits[inspector.id] ?? 0, order });
    }
    if (queue.length < perObject) throw new Error(`too few inspectors without ties to ${object.name}`);
    queue.sort((a, b) => a.visits - b.visits || less(a.order, b.order));
    const going = queue.slice(0, perObject).map((each) => each.id);
    const reserves = queue.slice(perObject, perObject + 2).map((each) => each.id);
    for (const id of going) visits[id] = (visits[id] ?? 0) + 1;
    return {
      position: index + 1,
      object: object.id,
      name: object.name,
      grade: object.grade,
      key,
      inspectors: going,
      reserves,
    };
  });
}

function main([objectsPath, inspectorsPath, seed, drawPath]) {
  if (!objectsPath || !inspectorsPath || !seed) {
    console.error('usage: node redraw.mjs objects.jsonl inspectors.jsonl "<seed>" [draw.jsonl]');
    return 2;
  }
  const objects = load(objectsPath, "objects");
  const inspectors = load(inspectorsPath, "inspectors");
  const drawn = redraw(objects, inspectors, seed);
  const names = Object.fromEntries(inspectors.rows.map(({ id, name }) => [id, name]));
  console.log(`SHA-256 ${objects.sha}  objects.jsonl (${objects.rows.length})`);
  console.log(`SHA-256 ${inspectors.sha}  inspectors.jsonl (${inspectors.rows.length})`);
  console.log(`seed    ${seed}`);
  for (const { position, grade, name, inspectors: going } of drawn) {
    console.log(`${position}. [${grade}] ${name}: ${going.map((id) => names[id]).join(", ")}`);
  }
  if (!drawPath) return 0;
  const published = readFileSync(drawPath, "utf8");
  const head = JSON.parse(published.split("\n")[0]);
  const again = [{ ...head, objectsSha256: objects.sha, inspectorsSha256: inspectors.sha, seed }, ...drawn];
  const wrong = [];
  if (head.objectsSha256 !== objects.sha) wrong.push("objects.jsonl is not the list of this draw / 对象名单与抽取所用的不一致");
  if (head.inspectorsSha256 !== inspectors.sha) {
    wrong.push("inspectors.jsonl is not the list of this draw / 检查人员名单与抽取所用的不一致");
  }
  if (head.seed !== seed) wrong.push("the seed is another one / 随机种子不一致");
  if (published !== again.map((row) => `${JSON.stringify(row)}\n`).join("")) {
    wrong.push("draw.jsonl is not what comes out / 抽取结果与公布的不一致");
  }
  for (const line of wrong) console.log(`MISMATCH ${line}`);
  if (wrong.length === 0) console.log("SAME 与公布的抽取结果完全一致");
  return wrong.length === 0 ? 0 : 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(`MISMATCH ${error.message}`);
  process.exitCode = 1;
}

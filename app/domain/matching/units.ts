/** Factor to the first unit of each dimension. Only linear scales: °C and K are not converted into each other. */
const DIMENSIONS: Record<string, Record<string, number>> = {
  pressure: { Pa: 1, hPa: 100, kPa: 1e3, MPa: 1e6, GPa: 1e9, mbar: 100, bar: 1e5 },
  mass: { g: 1, ng: 1e-9, μg: 1e-6, mg: 1e-3, kg: 1e3, t: 1e6 },
  length: { m: 1, nm: 1e-9, μm: 1e-6, mm: 1e-3, cm: 1e-2, km: 1e3 },
  voltage: { V: 1, μV: 1e-6, mV: 1e-3, kV: 1e3 },
  current: { A: 1, nA: 1e-9, μA: 1e-6, mA: 1e-3, kA: 1e3 },
  resistance: { Ω: 1, μΩ: 1e-6, mΩ: 1e-3, kΩ: 1e3, MΩ: 1e6, GΩ: 1e9 },
  force: { N: 1, mN: 1e-3, kN: 1e3, MN: 1e6 },
  torque: { N·m: 1, mN·m: 1e-3, kN·m: 1e3 },
  frequency: { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9 },
  power: { W: 1, mW: 1e-3, kW: 1e3, MW: 1e6 },
  time: { s: 1, ns: 1e-9, μs: 1e-6, ms: 1e-3, min: 60, h: 3600 },
  volume: { L: 1, μL: 1e-6, mL: 1e-3, "m³": 1e3 },
  flow: { "m³/h": 1, "L/h": 1e-3, "L/min": 0.06, "mL/min": 6e-5 },
  speed: { "m/s": 1, "km/h": 1 / 3.6 },
  acceleration: { "m/s²": 1 },
  celsius: { "°C": 1 },
  kelvin: { K: 1 },
  humidity: { "%RH": 1 },
  share: { "%": 1 },
  angle: { "°": 1 },
  sound: { dB: 1 },
  rotation: { "r/min": 1 },
  illuminance: { lx: 1 },
  acidity: { pH: 1 },
  hardness_rockwell: { HRC: 1 },
};

const RESPELT: Record<string, string> = {
  "℃": "°C",
  º: "°",
  摄氏度: "°C",
  度: "°",
  u: "μ",
  µ: "μ",
  rpm: "r/min",
  ohm: "Ω",
  m3: "m³",
  "m3/h": "m³/h",
  "m/s2": "m/s²",
  "n.m": "N·m",
  "n*m": "N·m",
  nm_torque: "N·m",
  兆帕: "MPa",
  千帕: "kPa",
  帕: "Pa",
  克: "g",
  千克: "kg",
  公斤: "kg",
  吨: "t",
  毫克: "mg",
  米: "m",
  毫米: "mm",
  伏: "V",
  安: "A",
  牛: "N",
  赫兹: "Hz",
  秒: "s",
};

const NAMES = new Map<string, string>();
const SCALES = new Map<string, { dimension: string; factor: number }>();
for (const [dimension, units] of Object.entries(DIMENSIONS)) {
  for (const [unit, factor] of Object.entries(units)) SCALES.set(unit, { dimension, factor });
}
/** Case matters only where it tells two units apart (mPa/MPa, mN/MN): an exact spelling wins, then a unique one. */
for (const unit of SCALES.keys()) {
  const folded = unit.toLowerCase();
  NAMES.set(folded, NAMES.has(folded) ? "" : unit);
}

/** The unit's one spelling, or null when it is not in the table. */
export function canonicalUnit(raw: string): string | null {
  const text = raw
    .normalize("NFC")
    .replace(/[\s\u00A0]+/g, "")
    .replace(/[µu](?=[AVgmLsΩ])/g, "μ");
  if (SCALES.has(text)) return text;
  const respelt = RESPELT[text] ?? RESPELT[text.toLowerCase()];
  if (respelt && SCALES.has(respelt)) return respelt;
  const wide = text.normalize("NFKC").replace("Ω", "Ω");
  if (SCALES.has(wide)) return wide;
  return NAMES.get(wide.toLowerCase()) || null;
}

/** Twelve significant digits: what is left of a binary fraction beyond that is noise, and would split the SQL twin. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** `value` in every unit of its dimension, by unit; empty when the unit is unknown. */
export function inEveryUnit(value: number, unit: string): Record<string, number> {
  const from = SCALES.get(unit);
  if (!from) return {};
  const units = DIMENSIONS[from.dimension] ?? {};
  return Object.fromEntries(
    Object.entries(units).map(([name, factor]) => [name, tidy((value * from.factor) / factor)]),
  );
}

/** Converts within one dimension; null across dimensions or for an unknown unit. */
export function convert(value: number, from: string, to: string): number | null {
  return inEveryUnit(value, from)[to] ?? null;
}

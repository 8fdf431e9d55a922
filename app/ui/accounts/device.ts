const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, "微信"],
  [/DingTalk/, "钉钉"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

const first = (table: [RegExp, string][], text: string) => table.find(([sign]) => sign.test(text))?.[1];

/** A device as people call it, from what the browser says of itself; good for recognising, not for trusting. */
export function deviceOf(userAgent: string | null): string {
  const known = [first(BROWSERS, userAgent ?? ""), first(SYSTEMS, userAgent ?? "")].filter(Boolean);
  return known.length > 0 ? known.join(" · ") : (userAgent ?? "?").slice(0, 40);
}

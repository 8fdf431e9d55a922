import { audit } from "~/locales/audit";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { formatMoment } from "~/ui/format";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:/;
/** Names whose values have words of their own among the common ones. */
const COMMON: Record<string, readonly string[]> = {
  kind: ["kind", "accreditation", "organisation"],
  category: ["category"],
  ring: ["ring"],
  proposal: ["ring"],
  role: ["role"],
  from: ["role"],
  to: ["role"],
};

/** How one value reads; `names` knows the hubs that ids stand for. What has no words is shown as it was written. */
function useReading(names: Record<string, string>) {
  const t = useTexts(audit);
  const tc = useTexts(common);
  const word = (key: string, value: string) => {
    const paths = (COMMON[key] ?? []).map((group) => `${group}.${value}`);
    const found = paths.map((path) => tc.any(path)).find((words, place) => words !== paths[place]);
    const own = t.any(`value.${key}.${value}`);
    return found ?? (own.startsWith("value.") ? value : own);
  };
  const read = (key: string, value: unknown): string => {
    if (value === null || value === "") return t("none");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (Array.isArray(value))
      return value.length === 0 ? t("none") : value.map((each) => read(key, each)).join(t("separator"));
    if (typeof value === "object") return pairs(value).join(t("separator"));
    const text = String(value);
    if (ID.test(text)) return names[text] ?? text.slice(-12);
    return MOMENT.test(text) ? formatMoment(text, true) : word(key, text);
  };
  const label = (key: string) => {
    const words = t.any(`label.${key}`);
    return words.startsWith("label.") ? key : words;
  };
  const pairs = (data: object) =>
    Object.entries(data).map(([key, value]) => t("pair", { label: label(key), value: read(key, value) }));
  return { read, label };
}

/** What an entry wrote down, as a list of names and values. */
export function Content({ data, names }: { data: unknown; names: Record<string, string> }) {
  const { read, label } = useReading(names);
  const facts = typeof data === "object" && data !== null ? Object.entries(data) : [];
  if (facts.length === 0) return <span className="text-faint">—</span>;
  return (
    <dl className="space-y-0.5 text-sm">
      {facts.map(([key, value]) => (
        <div key={key} className="flex gap-x-2">
          <dt className="shrink-0 text-muted">{label(key)}</dt>
          <dd className="min-w-0 break-words">{read(key, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

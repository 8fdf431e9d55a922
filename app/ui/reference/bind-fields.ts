interface Refused {
  refused: { fields: Record<string, string> };
  kept: Record<string, string | string[]>;
}

/** What a control needs to know of its field: name, label, what was typed before a refusal, and why it was refused. */
export const bindFields =
  <Name extends string>(labels: Record<Name, string>, refused: Refused | null) =>
  (name: Name) => ({
    name,
    label: labels[name],
    defaultValue: String(refused?.kept[name] ?? ""),
    error: refused?.refused.fields[name],
  });

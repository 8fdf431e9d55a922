interface Words {
  any: (key: string, values?: Record<string, string>) => string;
}

/** Field codes that only this feature knows, as sentences; common codes pass through to the control. */
export function fieldWords(t: Words, fields: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, code]) => {
      const key = `field.${code.split("|")[0]}`;
      const words = t.any(key);
      return [field, words === key ? code : words];
    }),
  );
}

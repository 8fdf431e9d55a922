/** What came back of the form: codes of refused fields by path, and what had been typed. */
export interface FormAnswer {
  fields: Record<string, string>;
  kept: (name: string) => string | undefined;
}

/** A text without its UUIDs: by chance they hold any few digits that a test looks for. */
export const withoutIds = (text: string) => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "");

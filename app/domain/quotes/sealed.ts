/** Whether amounts are still under seal: a sealed request before its quoting deadline. Nobody sees them, nor may award. */
export function isSealedNow(
  request: { sealed: boolean },
  pack: { status: string; quoting_deadline: Date | null },
  now: Date = new Date(),
): boolean {
  return (
    request.sealed &&
    pack.status === "quoting" &&
    (pack.quoting_deadline === null || pack.quoting_deadline > now)
  );
}

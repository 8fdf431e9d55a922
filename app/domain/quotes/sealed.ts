/**
 * Whether amounts are still under seal: a sealed request before its quoting deadline. Nobody sees them, nor may award.
 * Withdrawing does not break the seal: an enterprise could read the offers that way and ask again.
 */
export function isSealedNow(
  request: { sealed: boolean },
  pack: { status: string; quoting_deadline: Date | null },
  now: Date = new Date(),
): boolean {
  if (!request.sealed) return false;
  if (pack.quoting_deadline === null) return pack.status === "quoting";
  return (pack.status === "quoting" || pack.status === "withdrawn") && pack.quoting_deadline > now;
}

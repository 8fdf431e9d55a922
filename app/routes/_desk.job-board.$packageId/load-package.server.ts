import { invitationTo, markSeen } from "~/domain/quotes/invitation.queries.server";
import { quotePolicy } from "~/domain/quotes/quote.policy";
import type { Visit } from "~/platform/http.server";

/** What a provider was invited to, and whether it may quote now. Refuses with 404 whoever was not invited. */
export async function loadPackage({ db, actor }: Visit, packageId: string) {
  const invitation = await invitationTo(db, actor, packageId);
  if (!invitation.seen_at) await markSeen(db, actor, packageId);
  const now = new Date();
  const open =
    invitation.status === "quoting" &&
    invitation.suspended_at === null &&
    (invitation.quoting_deadline === null || invitation.quoting_deadline > now);
  return { invitation, now, open, mayQuote: quotePolicy.make(actor) };
}
export type PackagePage = Awaited<ReturnType<typeof loadPackage>>;

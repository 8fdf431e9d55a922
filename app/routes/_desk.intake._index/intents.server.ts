import { redirect } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/errors";
import { closeOrder } from "~/domain/orders/close-order.server";
import { acceptRequest } from "~/domain/requests/accept-request.server";
import { acceptSchema, closeForm, openSchema, widenSchema } from "~/domain/requests/hub-commands";
import { openPackage, type Search } from "~/domain/requests/open-package.server";
import { widenPackage } from "~/domain/requests/widen-package.server";
import type { Submission } from "~/platform/http.server";

/** The board's buttons; each comes back to the board as it was filtered, saying what was done. */
export async function runBoardIntent(submission: Submission<Actor>) {
  const { db, actor, form } = submission;
  switch (form.intent) {
    case "accept":
      await acceptRequest(db, actor, form.as(acceptSchema));
      return back(submission.url, { done: "accept" });
    case "open":
      return back(submission.url, told("open", await openPackage(db, actor, form.as(openSchema))));
    case "widen":
      return back(submission.url, told("widen", await widenPackage(db, actor, form.as(widenSchema))));
    case "close":
      await closeOrder(db, actor, form.as(closeForm));
      return back(submission.url, { done: "close" });
    default:
      throw new Refusal("invalid", "invalid_input");
  }
}

const told = (done: string, search: Search) => ({
  done,
  n: String(search.invited),
  ring: search.ring,
  ...(search.proposal ? { proposal: search.proposal } : {}),
});

function back(url: URL, news: Record<string, string>) {
  const kept = ["scope", "q", "category"].flatMap((key) => {
    const value = url.searchParams.get(key);
    return value ? [[key, value]] : [];
  });
  return redirect(`/intake?${new URLSearchParams([...kept, ...Object.entries(news)] as [string, string][])}`);
}

import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { loadClockSettings } from "~/domain/clocks/settings.queries.server";
import { followUpRows } from "~/domain/intake/follow-ups.queries.server";
import { closeOrder } from "~/domain/orders/close-order.server";
import { followUpSchema } from "~/domain/orders/follow-up";
import { followUpOrder } from "~/domain/orders/follow-up-order.server";
import { closeForm } from "~/domain/requests/hub-commands";
import { intake } from "~/locales/intake";
import { textsIn, useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { PageHeader } from "~/ui/page-header";
import { nameTag } from "~/ui/page-title";
import { CallForm } from "./call-form";
import { DueTable, ToCloseTable } from "./tables";

export const loader = read(only(isHub), async ({ db, actor, url, locale }) => {
  const [rows, settings] = [await followUpRows(db, actor), await loadClockSettings(db)];
  const chosen = url.searchParams.get("order");
  return {
    pageTitle: textsIn(locale, intake)("call.title"),
    now: new Date(),
    hubName: actor.organisationName,
    days: settings.follow_up_working_days,
    due: rows.filter((row) => row.status === "accepted"),
    toClose: rows.filter((row) => row.status === "followed_up"),
    chosen: rows.find((row) => row.id === chosen && row.status === "accepted") ?? null,
  };
});

export const meta: MetaFunction<typeof loader> = (args) => nameTag(args, () => args.data?.pageTitle);

export const action = write(only(isHub), async ({ db, actor, form }) => {
  if (form.intent === "close") {
    await closeOrder(db, actor, form.as(closeForm));
    return redirect("/intake/follow-ups?done=close");
  }
  const call = form.as(followUpSchema);
  await followUpOrder(db, actor, call);
  if (form.intent !== "record_close") return redirect("/intake/follow-ups?done=follow_up");
  await closeOrder(db, actor, { orderId: call.orderId });
  return redirect("/intake/follow-ups?done=close");
});

/** 即访: whom to call, what was said, what to close. */
export default function FollowUps() {
  const data = useLoaderData<typeof loader>();
  const t = useTexts(intake);
  const result = useActionData<unknown>();
  const [search] = useSearchParams();
  const refused = isRefused(result) ? result : null;
  const done = search.get("done");
  return (
    <>
      <PageHeader
        title={t("call.title")}
        breadcrumb={[
          { label: data.hubName },
          { label: t("board.title"), href: "/intake" },
          { label: t("call.title") },
        ]}
      />
      <div className="space-y-4">
        {refused && !data.chosen ? (
          <Alert tone="problem" live>
            {refused.refused.message}
          </Alert>
        ) : null}
        {done && !refused ? (
          <Alert tone="done" live>
            {t.any(`done.${done}`)}
          </Alert>
        ) : null}
        {data.chosen ? <CallForm row={data.chosen} now={data.now} answer={refused} /> : null}
        <DueTable rows={data.due} now={data.now} days={data.days} />
        <ToCloseTable rows={data.toClose} />
      </div>
    </>
  );
}

import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { signedIn } from "~/domain/authorize";
import { idSchema } from "~/domain/ids";
import { noticesOf } from "~/domain/notifications/notification.queries.server";
import { readNotices } from "~/domain/notifications/read-notices.server";
import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { notices as words } from "~/locales/notices";
import { textsIn, useTexts } from "~/locales/texts";
import { localPath, read, write } from "~/platform/http.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Tabs } from "~/ui/tabs";

export const meta = titled(common, "shell.notices");
export const handle = { hydrate: false };

const moment = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .pipe(z.date().min(new Date(0)));
const filter = z.object({ before: moment.optional(), unread: z.stringbool().optional() }).catch({});

export const loader = read(signedIn, async ({ db, actor, url, locale }) => {
  const { before, unread } = filter.parse(Object.fromEntries(url.searchParams));
  const { notices, next } = await noticesOf(db, actor, {
    ...(before ? { before } : {}),
    ...(unread ? { unread } : {}),
  });
  const t = textsIn(locale, words);
  const shown = notices.map(({ id, kind, data, read_at, created_at }) => {
    const values = data as Record<string, string>;
    return {
      id,
      title: t.any(`${kind}.title`, values),
      body: t.any(`${kind}.body`, values),
      unread: read_at === null,
      at: created_at,
    };
  });
  const tail = unread ? "&unread=1" : "";
  return {
    notices: shown,
    unread: unread === true,
    nextHref: next ? `/notifications?before=${next.toISOString()}${tail}` : undefined,
  };
});

export const action = write(signedIn, async ({ db, actor, form }) => {
  if (form.intent === "all") {
    await readNotices(db, actor);
    return redirect("/notifications");
  }
  const { id } = form.as(z.object({ id: idSchema }));
  return redirect(localPath(await readNotices(db, actor, id), "/notifications"));
});

export default function Notifications() {
  const { notices, unread, nextHref } = useLoaderData<typeof loader>();
  const t = useTexts(accounts);
  const tc = useTexts(common);
  return (
    <>
      <PageHeader
        title={tc("shell.notices")}
        actions={
          <form method="post">
            <Button name="intent" value="all">
              {t("notices.read_all")}
            </Button>
          </form>
        }
      />
      <div className="space-y-4">
        <Tabs
          label={tc("shell.notices")}
          items={[
            { href: "/notifications", label: t("notices.all"), current: !unread },
            { href: "/notifications?unread=1", label: t("notices.unread"), current: unread },
          ]}
        />
        <Card flush>
          {notices.length === 0 ? (
            <EmptyState title={t("notices.empty")} text={t("notices.empty_text")} />
          ) : null}
          <ul className="divide-y divide-line">
            {notices.map((notice) => (
              <li key={notice.id} className={cx("px-4 py-3 sm:px-5", notice.unread && "bg-spring-tint/40")}>
                <form method="post" className="flex flex-wrap items-start justify-between gap-3">
                  <input type="hidden" name="id" value={notice.id} />
                  <div className="min-w-0 grow basis-64">
                    <p className={notice.unread ? "font-semibold" : ""}>{notice.title}</p>
                    <p className="text-sm text-muted">{notice.body}</p>
                    <p className="mt-0.5 text-sm text-faint">
                      <DateTime at={notice.at} />
                      {notice.unread ? ` · ${t("notices.unread")}` : ""}
                    </p>
                  </div>
                  <Button
                    name="intent"
                    value="open"
                    size="sm"
                    aria-label={`${tc("action.open")}${tc("form.colon")}${notice.title}`}
                  >
                    {tc("action.open")}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
          {nextHref ? <Pagination nextHref={nextHref} /> : null}
        </Card>
      </div>
    </>
  );
}

import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { isEnterprise, isHub, isProvider, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { CATEGORIES } from "~/domain/catalogue/service";
import { idSchema } from "~/domain/ids";
import { restoreDraft } from "~/domain/requests/discard-draft.server";
import { findDiscarded, listDrafts } from "~/domain/requests/draft.queries.server";
import { listFilter, REQUEST_STATUSES } from "~/domain/requests/list-filter";
import { listRequests } from "~/domain/requests/request-list.queries.server";
import { common } from "~/locales/common";
import { requests } from "~/locales/requests";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";
import { Drafts } from "./drafts";
import { RequestTable } from "./request-table";
import { ThrownAway } from "./thrown-away";

export const meta = titled(requests, "all_title");
export const loader = read(only(isEnterprise, isHub, isRegulator, isProvider), async ({ db, actor, url }) => {
  // a provider's requests are its invitations
  if (isProvider(actor)) throw redirect("/job-board");
  const filter = listFilter.parse(Object.fromEntries(url.searchParams));
  const plain = !filter.status && !filter.q && !filter.category && !filter.after && !filter.before;
  const discarded = idSchema.safeParse(url.searchParams.get("discarded")).data;
  const [page, drafts, thrownAway] = await Promise.all([
    listRequests(db, actor, filter),
    plain && !isRegulator(actor) ? listDrafts(db, actor) : [],
    discarded ? findDiscarded(db, actor, discarded) : undefined,
  ]);
  return { ...page, drafts, thrownAway, filter, plain, viewer: actor.organisationKind, now: new Date() };
});

/** 撤销: the draft that was thrown away is there again. */
export const action = write(only(isEnterprise, isHub), async ({ db, actor, form }) => {
  const { id, step } = await restoreDraft(db, actor, form.as(z.object({ draft: idSchema })).draft);
  return redirect(`/requests/new?draft=${id}&step=${step}`);
});

const query = (filter: Record<string, string | undefined>) => {
  const kept = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(kept).toString();
};

/** Requests one may see, newest first: filters and place in the address, drafts above. */
export default function Requests() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const t = useTexts(requests);
  const tc = useTexts(common);
  const { status, q, category } = data.filter;
  const filters = { status, q, category };
  const page = (cursor: Record<string, string>) => `/requests?${query({ ...filters, ...cursor })}`;
  const own = data.viewer === "enterprise";
  return (
    <>
      <PageHeader
        title={t(own ? "list_title" : "all_title")}
        actions={
          own ? (
            <LinkButton href="/requests/new" look="primary">
              {tc("nav.new_request")}
            </LinkButton>
          ) : undefined
        }
      />
      <FilterBar
        action="/requests"
        resetHref={data.plain ? undefined : "/requests"}
        aside={
          <LinkButton href={`/requests/export.xlsx?${query(filters)}`} size="sm" look="quiet">
            {tc("action.export_xlsx")}
          </LinkButton>
        }
      >
        <TextInput
          name="q"
          label={t("filter_words")}
          defaultValue={q ?? ""}
          type="search"
          className="grow basis-48"
        />
        <Select
          name="status"
          label={t("filter_status")}
          placeholder={tc("all")}
          defaultValue={status ?? ""}
          options={REQUEST_STATUSES.map((value) => ({ value, label: tc(`status.request.${value}`) }))}
        />
        <Select
          name="category"
          label={t("label.category")}
          placeholder={tc("all")}
          defaultValue={category ?? ""}
          options={CATEGORIES.map((value) => ({ value, label: tc(`category.${value}`) }))}
        />
      </FilterBar>
      <div className="space-y-4">
        <ThrownAway draft={data.thrownAway} refused={isRefused(answer) ? answer.refused.message : null} />
        {data.drafts.length > 0 ? <Drafts drafts={data.drafts} /> : null}
        <Card flush>
          <RequestTable rows={data.items} own={own} filtered={!data.plain} />
        </Card>
      </div>
      <Pagination
        previousHref={data.previous ? page({ before: data.previous }) : null}
        nextHref={data.next ? page({ after: data.next }) : null}
      />
    </>
  );
}

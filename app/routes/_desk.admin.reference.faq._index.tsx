import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isAdmin } from "~/domain/actor";
import { faqForm } from "~/domain/assistant/assistant";
import { listFaq } from "~/domain/assistant/faq.queries.server";
import { addFaq } from "~/domain/assistant/save-faq.server";
import { only } from "~/domain/authorize";
import { assistant } from "~/locales/assistant";
import { reference } from "~/locales/reference";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { FaqFields, useFaqLabels } from "~/ui/assistant/faq-fields";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { formatMoment } from "~/ui/format";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Outcome } from "~/ui/reference/outcome";
import { TextInput } from "~/ui/text-input";
import { TextLink } from "~/ui/text-link";

export const meta = titled(reference, "tab.faq");

export const loader = read(only(isAdmin), async ({ db, url }) => {
  const q = url.searchParams.get("q") ?? "";
  const found = await listFaq(db, { q, cursor: url.searchParams.get("cursor") ?? undefined });
  return {
    ...found,
    q,
    question: (url.searchParams.get("question") ?? "").slice(0, 200),
    done: url.searchParams.has("done"),
  };
});

export const action = write(only(isAdmin), async ({ db, actor, form }) => {
  await addFaq(db, actor, form.as(faqForm));
  return redirect("/admin/reference/faq?done=1");
});

type Data = Awaited<ReturnType<typeof loader>>;

/** The entries that the assistant quotes as the product's own rules. */
export default function Faq() {
  const data = useLoaderData<typeof loader>() as Data;
  const answer = useActionData<typeof action>();
  const t = useTexts(assistant);
  const refused = isRefused(answer) ? answer : null;
  const labels = useFaqLabels();
  const blank = { question: data.question, aliases: "", answer: "", source: "", status: "active" };
  return (
    <>
      <Outcome done={data.done ? t("faq.saved") : null} labels={labels} refused={refused?.refused ?? null} />
      <FilterBar
        action="/admin/reference/faq"
        submitLabel={t("faq.search")}
        resetHref={data.q ? "/admin/reference/faq" : undefined}
        aside={<LinkButton href="/assistant-gaps">{t("gaps.title")}</LinkButton>}
      >
        <TextInput name="q" label={t("faq.search")} defaultValue={data.q} className="grow basis-60" />
      </FilterBar>
      <Card flush title={t("faq.list")}>
        <Entries entries={data.entries} />
      </Card>
      <Pagination
        nextHref={
          data.next ? `/admin/reference/faq?${new URLSearchParams({ q: data.q, cursor: data.next })}` : null
        }
      />
      <Card id="add" title={t("faq.add")}>
        <form className="space-y-4" method="post" action="/admin/reference/faq?index">
          <FaqFields refused={refused} entry={blank} />
          <Button look="primary">{t("faq.add")}</Button>
        </form>
      </Card>
    </>
  );
}

function Entries({ entries }: { entries: Data["entries"] }) {
  const t = useTexts(assistant);
  return (
    <DataTable
      caption={t("faq.list")}
      phone="cards"
      rows={entries}
      rowKey={(entry) => entry.id}
      empty={<EmptyState title={t("faq.none")} text={t("faq.none_text")} />}
      columns={[
        {
          key: "question",
          header: t("faq.question"),
          cell: (entry) => <TextLink href={`/admin/reference/faq/${entry.id}`}>{entry.question}</TextLink>,
        },
        { key: "source", header: t("faq.source"), cell: (entry) => entry.source },
        {
          key: "status",
          header: t("faq.state"),
          tight: true,
          cell: (entry) =>
            `${t.any(`faq.${entry.status}`)} · ${entry.edited ? t("faq.edited") : t("faq.shipped")}`,
        },
        { key: "version", header: t("faq.version"), align: "end", cell: (entry) => entry.version },
        { key: "at", header: t("faq.at"), tight: true, cell: (entry) => formatMoment(entry.at) },
      ]}
    />
  );
}

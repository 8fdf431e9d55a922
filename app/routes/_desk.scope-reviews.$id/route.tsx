import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { approveImport, rejectImport } from "~/domain/accreditation/decide-import.server";
import { findImport } from "~/domain/accreditation/import.queries.server";
import { SAMPLES } from "~/domain/accreditation/scope-diff.queries.server";
import { rejectionForm } from "~/domain/accreditation/scope-import";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Answer } from "~/ui/accreditation/answer";
import { DiffTable } from "~/ui/accreditation/diff-table";
import { ImportCounts } from "~/ui/accreditation/import-counts";
import { RejectedRows } from "~/ui/accreditation/rejected-rows";
import { ImportPill } from "~/ui/accreditation/standing-pill";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { nameTag } from "~/ui/page-title";
import { importFacts } from "../_desk.accreditation.imports.$id/facts.server";
import { Decide } from "./decide";

const idOf = (value: string | undefined) => mustExist(idSchema.safeParse(value).data);

export const handle = { hydrate: false };

export const meta: MetaFunction<typeof loader> = (args) =>
  nameTag(args, () => args.data && `${args.data.row.provider} ${args.data.row.number}`);

export const loader = read(only(isHub), async ({ db, actor, params, url }) => {
  const { sheets: _, ...row } = await findImport(db, actor, idOf(params.id));
  return { row, samples: SAMPLES, ...(await importFacts(db, row, url)) };
});

export const action = write(only(isHub), async ({ db, actor, params, form }) => {
  const importId = idOf(params.id);
  const version = Number.parseInt(form.text("version"), 10);
  const decision = { importId, expectedVersion: Number.isInteger(version) ? version : undefined };
  if (form.intent === "approve") {
    await approveImport(db, actor, { ...decision, note: form.text("note").slice(0, 500) });
    return redirect("/scope-reviews?done=approved");
  }
  await rejectImport(db, actor, { ...decision, ...form.as(rejectionForm) });
  return redirect("/scope-reviews?done=refused");
});

/** A submitted annex: what it changes, what was rejected, and the hub's decision. */
export default function Review() {
  const { row, samples, skipped, rejected, reasons, code, page, pages, holds } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  return (
    <>
      <PageHeader
        title={row.provider}
        breadcrumb={[{ label: t("reviews.title"), href: "/scope-reviews" }, { label: row.file }]}
        pill={<ImportPill status={row.status} />}
        facts={[row.number, row.site, tc.any(`kind.${row.kind}`), row.file]}
      />
      <div className="space-y-4">
        <Answer refused={refused} />
        <Card flush>
          <ImportCounts counts={row} skipped={skipped} />
        </Card>
        {row.status === "submitted" ? <Decide row={row} holds={holds} refused={refused} /> : null}
        <DiffTable lines={row.sample} limit={samples} />
        <RejectedRows
          path={`/scope-reviews/${row.id}`}
          id={row.id}
          {...{ rejected, reasons, code, page, pages }}
        />
      </div>
    </>
  );
}

import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { accreditationPolicy } from "~/domain/accreditation/accreditation.policy";
import { findImport } from "~/domain/accreditation/import.queries.server";
import { SAMPLES } from "~/domain/accreditation/scope-diff.queries.server";
import { isRunning } from "~/domain/accreditation/scope-import";
import { submitImport } from "~/domain/accreditation/submit-import.server";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { refusals } from "~/locales/refusals";
import { textsIn, useTexts } from "~/locales/texts";
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
import { importFacts } from "./facts.server";
import { Sheets } from "./sheets";
import { State } from "./state";

const EVERY = 1_500;
const idOf = (value: string | undefined) => mustExist(idSchema.safeParse(value).data);

export const meta: MetaFunction<typeof loader> = (args) => nameTag(args, () => args.data?.row.file);

export const loader = read(only(isProvider), async ({ db, actor, params, url, locale }) => {
  const row = await findImport(db, actor, idOf(params.id));
  const why = textsIn(locale, refusals).any(row.failure_code ?? "", JSON.parse(row.failure_detail ?? "{}"));
  return {
    row,
    why,
    manages: accreditationPolicy.manage(actor, row),
    samples: SAMPLES,
    ...(await importFacts(db, row, url)),
    done: url.searchParams.get("done"),
  };
});

export const action = write(only(isProvider), async ({ db, actor, params, form }) => {
  const importId = idOf(params.id);
  const version = Number.parseInt(form.text("version"), 10);
  await submitImport(db, actor, {
    importId,
    expectedVersion: Number.isInteger(version) ? version : undefined,
  });
  return redirect(`/accreditation/imports/${importId}?done=submitted`);
});

/** One import: how far it is, what became of every row, what it would change; then submitted. */
export default function Import() {
  const facts = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { row, rejected, skipped, reasons, code, page, pages, samples } = facts;
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  const revalidator = useRevalidator();
  const running = isRunning(row.status);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => revalidator.revalidate(), EVERY);
    return () => clearInterval(timer);
  }, [running, revalidator]);
  const ended = !running && row.status !== "refused" && row.status !== "failed";
  return (
    <>
      <PageHeader
        title={row.file}
        breadcrumb={[{ label: t("title"), href: "/accreditation" }, { label: t("imports.list") }]}
        pill={<ImportPill status={row.status} />}
        facts={[row.number, row.site, tc.any(`kind.${row.kind}`)]}
      />
      <div className="space-y-4">
        <Answer done={facts.done} refused={isRefused(answer) ? answer : null} />
        <State {...facts} running={running} />
        {ended ? (
          <>
            <Card flush>
              <ImportCounts counts={row} skipped={skipped} />
            </Card>
            <Sheets sheets={row.sheets} />
            <DiffTable lines={row.sample} limit={samples} />
            <RejectedRows
              path={`/accreditation/imports/${row.id}`}
              id={row.id}
              {...{ rejected, reasons, code, page, pages }}
            />
          </>
        ) : null}
      </div>
    </>
  );
}

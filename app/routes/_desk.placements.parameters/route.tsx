import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import {
  mergeParameters,
  mergeSchema,
  splitParameter,
  splitSchema,
} from "~/domain/normative-documents/merge-parameters.server";
import { common } from "~/locales/common";
import { placements } from "~/locales/placements";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { Alert } from "~/ui/alert";
import { FilterBar } from "~/ui/filter-bar";
import { titled } from "~/ui/page-title";
import { TextInput } from "~/ui/text-input";
import { load } from "./load.server";
import { MergeForm } from "./merge-form";
import { Vocabulary } from "./vocabulary";

export const handle = { hydrate: false };
export const meta = titled(placements, "tab_parameters");

export const loader = read(only(isHub), load);

export const action = write(only(isHub), async ({ db, actor, form }) => {
  const split = form.intent === "split";
  if (split) await splitParameter(db, actor, form.as(splitSchema));
  else await mergeParameters(db, actor, form.as(mergeSchema));
  const back = new URLSearchParams({ document: form.text("document"), done: split ? "split" : "merge" });
  return redirect(`/placements/parameters?${back}`);
});

export default function Parameters() {
  const { q, document, parameters, done } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useTexts(placements);
  const tc = useTexts(common);
  const refused = result && "refused" in result ? result.refused : null;
  return (
    <div className="space-y-4">
      {refused ? <Alert tone="problem">{refused.message}</Alert> : null}
      {done ? <Alert tone="done">{t(done)}</Alert> : null}
      <Alert tone="info">{t("parameters_intro")}</Alert>
      <FilterBar action="/placements/parameters" submitLabel={t("open")}>
        <TextInput name="document" label={t("document")} defaultValue={q} className="grow basis-60" />
      </FilterBar>
      {q && !document ? <Alert tone="warning">{t("document_unknown")}</Alert> : null}
      {document ? <Vocabulary document={document} parameters={parameters} /> : null}
      {document && parameters.length > 1 ? (
        <MergeForm
          document={document}
          parameters={parameters}
          refused={refused}
          placeholder={tc("form.choose")}
        />
      ) : null}
    </div>
  );
}

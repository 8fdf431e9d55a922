import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isAdmin } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { loadClockSettings } from "~/domain/clocks/settings.queries.server";
import { loadWeights } from "~/domain/matching/weights.queries.server";
import { assignZone, saveClocks, saveWeights } from "~/domain/reference/edit-settings.server";
import { clockForm, weightForm, zoneForm } from "~/domain/reference/reference";
import { countiesWithStation, zoneLines } from "~/domain/reference/reference.queries.server";
import { reference } from "~/locales/reference";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { titled } from "~/ui/page-title";
import { Outcome } from "~/ui/reference/outcome";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";

export const meta = titled(reference, "tab.settings");
export const loader = read(only(isAdmin), async ({ db, url }) => {
  const [clocks, weights, zones, counties] = await Promise.all([
    loadClockSettings(db),
    loadWeights(db),
    zoneLines(db),
    countiesWithStation(db),
  ]);
  return { clocks, weights: { ...weights }, zones, counties, done: url.searchParams.has("done") };
});

export const action = write(only(isAdmin), async ({ db, actor, form }) => {
  if (form.intent === "weights") await saveWeights(db, actor, form.as(weightForm));
  else if (form.intent === "zone") await assignZone(db, actor, form.as(zoneForm));
  else await saveClocks(db, actor, form.as(clockForm));
  return redirect("/admin/reference/settings?done=1");
});

interface NumbersProps {
  title: string;
  intent: string;
  values: Record<string, number>;
  words: (key: string) => string;
  refused: { fields: Record<string, string> } | null;
  /** What was typed before a refusal of this very form. */
  kept: Record<string, string | string[]>;
}

function Numbers({ title, intent, values, words, refused, kept }: NumbersProps) {
  const t = useTexts(reference);
  return (
    <Card title={title}>
      <form className="grid grid-cols-1 items-end gap-4 sm:grid-cols-3" method="post">
        {Object.entries(values).map(([key, value]) => (
          <TextInput
            defaultValue={String(kept[key] ?? value)}
            error={refused?.fields[key]}
            inputMode="numeric"
            key={key}
            label={words(key)}
            name={key}
            required
          />
        ))}
        <div>
          <Button look="primary" name="intent" value={intent}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

export default function Settings() {
  const { clocks, weights, zones, counties, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(reference);
  const refused = isRefused(answer) ? answer.refused : null;
  const kept = isRefused(answer) ? answer.kept : {};
  const clockWords = (key: string) => t.any(`clock.${key}`);
  const weightWords = (key: string) => t.any(`weight.${key}`);
  const labels = Object.fromEntries([
    ...Object.keys(clocks).map((key) => [key, clockWords(key)]),
    ...Object.keys(weights).map((key) => [key, weightWords(key)]),
    ["zone", t("zone.zone")],
    ["county", t("zone.county")],
    ["basis", t("zone.basis")],
  ]);
  return (
    <>
      <Outcome done={done ? t("saved") : null} labels={labels} refused={refused} />
      <Numbers
        intent="clocks"
        kept={kept}
        refused={refused}
        title={t("clock.title")}
        values={clocks}
        words={clockWords}
      />
      <Numbers
        intent="weights"
        kept={kept}
        refused={refused}
        title={t("weight.title")}
        values={weights}
        words={weightWords}
      />
      <Card title={t("zone.title")}>
        <form className="grid grid-cols-1 items-end gap-4 sm:grid-cols-4" method="post">
          <Select
            label={t("zone.zone")}
            name="zone"
            options={zones.map((row) => ({ value: row.zone, label: `${row.zone} ${row.name}` }))}
          />
          <Select
            label={t("zone.county")}
            name="county"
            options={counties.map((row) => ({ value: row.code, label: row.name }))}
          />
          <TextInput error={refused?.fields.basis} label={t("zone.basis")} name="basis" required />
          <div>
            <Button name="intent" value="zone">
              {t("save")}
            </Button>
          </div>
        </form>
        <div className="mt-4">
          <DataTable
            caption={t("zone.title")}
            columns={[
              { key: "zone", header: t("zone.zone"), cell: (row) => `${row.zone} ${row.name}` },
              { key: "county", header: t("zone.county"), cell: (row) => row.countyName ?? t("zone.nobody") },
              { key: "basis", header: t("zone.basis"), cell: (row) => row.basis ?? "" },
            ]}
            rowKey={(row) => row.zone}
            rows={zones}
          />
        </div>
      </Card>
    </>
  );
}

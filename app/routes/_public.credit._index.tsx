import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { loadClockSettings } from "~/domain/clocks/settings.queries.server";
import {
  COMPONENT_WEIGHTS,
  COMPONENTS,
  ENOUGH_ORDERS,
  EVENT_KINDS,
  HALVING_MONTHS,
  MODEL_VERSION,
  ruleOf,
  THRESHOLDS,
} from "~/domain/credit/credit";
import { FULL_SCOPE_ROWS, plainIndicators, UNKNOWN_HISTORY } from "~/domain/credit/indicators";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { GradePill } from "~/ui/credit/grade-pill";
import { formatPart, formatWeight } from "~/ui/credit/points";
import { DataTable } from "~/ui/data-table";
import { DescriptionList } from "~/ui/description-list";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { StatusPill } from "~/ui/status-pill";

export const handle = { hydrate: false };
export const meta = titled(credit, "public.title");

export const loader = read(anybody, async ({ db }: Visit<Actor | null>) => {
  const settings = await loadClockSettings(db);
  return {
    days: settings.credit_objection_days,
    answer: settings.credit_objection_working_days,
    repair: settings.credit_repair_working_days,
  };
});

/** The model of provider credit, so that anybody can compute it again. */
export default function CreditModel() {
  const t = useTexts(credit);
  const formula = COMPONENTS.map((each) => `${COMPONENT_WEIGHTS[each]}% ${t(`component.${each}`)}`).join(
    " + ",
  );
  return (
    <>
      <PageHeader
        title={t("public.title")}
        facts={[t("public.lead"), `${t("version")} ${MODEL_VERSION}`]}
        actions={<LinkButton href="/credit/blacklist">{t("blacklist.see")}</LinkButton>}
      />
      <Columns side={<Rules />}>
        <Card title={t("public.formula")}>
          <p>{t("public.formula_text", { formula })}</p>
          <p className="mt-2 text-muted">{t("public.years", { unknown: formatPart(UNKNOWN_HISTORY) })}</p>
        </Card>
        <Components />
        <Events />
      </Columns>
    </>
  );
}

function Components() {
  const t = useTexts(credit);
  const indicators = plainIndicators();
  return (
    <Card
      title={t("public.components")}
      footer={t("public.capability_note", { rows: FULL_SCOPE_ROWS })}
      flush
    >
      <DataTable
        caption={t("public.components")}
        phone="cards"
        rows={COMPONENTS}
        rowKey={(component) => component}
        columns={[
          { key: "name", header: t("breakdown"), tight: true, cell: (each) => t(`component.${each}`) },
          { key: "weight", header: t("weight"), align: "end", cell: (each) => `${COMPONENT_WEIGHTS[each]}%` },
          {
            key: "facts",
            header: t("facts"),
            cell: (each) => (
              <>
                {t(`component_text.${each}`)}
                <ul className="text-sm text-muted">
                  {indicators[each].map(({ key, weight }) => (
                    <li key={key}>
                      {t.any(`indicator.${key}`)} {weight}%
                    </li>
                  ))}
                </ul>
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Events() {
  const t = useTexts(credit);
  return (
    <Card title={t("public.events")} flush>
      <p className="px-4 py-3 text-sm text-muted sm:px-5">
        {t("public.events_text", { months: HALVING_MONTHS })}
      </p>
      <DataTable
        caption={t("public.events")}
        phone="cards"
        rows={EVENT_KINDS}
        rowKey={(kind) => kind}
        columns={[
          { key: "kind", header: t("event_kind"), cell: (kind) => t(`event.${kind}`) },
          {
            key: "component",
            header: t("public.belongs"),
            tight: true,
            cell: (kind) => t(`component.${ruleOf(kind).component}`),
          },
          {
            key: "points",
            header: t("public.effect"),
            align: "end",
            cell: (kind) => (
              <>
                {ruleOf(kind).immediate ? <StatusPill tone="seal">{t("public.immediate")}</StatusPill> : null}{" "}
                {t("public.points", { points: formatWeight(ruleOf(kind).points) })}
              </>
            ),
          },
          {
            key: "who",
            header: t("public.who"),
            cell: (kind) => t(ruleOf(kind).automatic ? "public.who_platform" : "public.who_regulator"),
          },
        ]}
      />
    </Card>
  );
}

function Rules() {
  const t = useTexts(credit);
  const { days, answer, repair } = useLoaderData<typeof loader>();
  const least = (hundredths: number) => t("public.at_least", { points: hundredths / 100 });
  const below = t("public.below", { points: THRESHOLDS.C / 100 });
  return (
    <>
      <Card title={t("public.thresholds")} footer={t("public.few_orders", { n: ENOUGH_ORDERS })}>
        <DescriptionList
          layout="between"
          facts={[
            { term: <GradePill grade="A" />, value: least(THRESHOLDS.A) },
            { term: <GradePill grade="B" />, value: least(THRESHOLDS.B) },
            { term: <GradePill grade="C" />, value: least(THRESHOLDS.C) },
            { term: <GradePill grade="D" />, value: below },
          ]}
        />
      </Card>
      <Card title={t("public.immediate_title")}>{t("public.immediate_text")}</Card>
      <Card title={t("public.rights")}>{t("public.rights_text", { days, answer, repair })}</Card>
      <Card title={t("public.when")}>{t("public.when_text")}</Card>
    </>
  );
}

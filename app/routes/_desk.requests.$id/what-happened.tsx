import { common } from "~/locales/common";
import { requests } from "~/locales/requests";
import { useTexts } from "~/locales/texts";
import { DateTime } from "~/ui/date-time";
import { Timeline, type TimelineEntry } from "~/ui/timeline";
import type { PageData } from "./load-page.server";

const WAY =
  "draft returned submitted triaged quoting comparing awarded confirmed sample_received on_site in_progress disputed report_issued accepted followed_up closed".split(
    " ",
  );
const MILESTONES = [
  "submitted",
  "triaged",
  "quoting",
  "awarded",
  "in_progress",
  "report_issued",
  "accepted",
  "closed",
];
const OVER = new Set(["closed", "withdrawn", "expired", "cancelled"]);

/** 全程留痕: what happened, what goes on now, and the way that is still ahead. */
export function WhatHappened({ data }: { data: PageData }) {
  const t = useTexts(requests);
  const tc = useTexts(common);
  const { status } = data.request;
  const past = data.events.map((event): TimelineEntry => {
    const values = (event.data ?? {}) as Record<string, unknown>;
    const reason = typeof values.reason === "string" ? values.reason : null;
    const expert = typeof values.expert === "string" ? values.expert : null;
    const who = [
      event.user_name ?? (event.organisation_name ? null : t("by_clock")),
      event.organisation_name,
    ];
    return {
      id: event.id,
      title: (
        <>
          <strong>{eventWords(t, event.kind)}</strong>
          {event.provider_name ? ` · ${event.provider_name}` : null}
          {data.packages.length > 1 && event.package_position
            ? ` · ${t("package_title", { n: event.package_position })}`
            : null}
        </>
      ),
      detail: [...who, expert, reason, counted(t, values)].filter(Boolean).join(" · "),
      at: <DateTime at={event.at} />,
    };
  });
  if (OVER.has(status)) return <Timeline entries={past} />;
  const rest = MILESTONES.filter((step) => WAY.indexOf(step) > WAY.indexOf(status));
  return (
    <Timeline
      entries={[
        ...past,
        {
          id: "now",
          title: <strong>{tc.any(`status.request.${status}`)}</strong>,
          at: tc("timeline.now"),
          state: "current",
        },
        ...(rest.length > 0
          ? [
              {
                id: "ahead",
                title: rest.map((step) => tc.any(`status.request.${step}`)).join(" → "),
                state: "future" as const,
              },
            ]
          : []),
      ]}
    />
  );
}

type Texts = ReturnType<typeof useTexts<NonNullable<(typeof requests)["key"]>>>;

/** Kinds are words with a dot, which i18next would take for a path. */
function eventWords(t: Texts, kind: string): string {
  const key = `event.${kind.replace(".", "_")}`;
  const words = t.any(key);
  return words === key ? kind : words;
}

function counted(t: Texts, values: Record<string, unknown>): string | null {
  if (typeof values.invited === "number") return t("invited_count", { n: values.invited });
  if (typeof values.compulsory === "number") return t("compulsory_title");
  return null;
}

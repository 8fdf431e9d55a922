import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { developers } from "~/locales/developers";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Tag } from "~/ui/accreditation-tag";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { TextLink } from "~/ui/text-link";
import { readableOperations } from "./api.v1.$/readable.server";

export const handle = { hydrate: false };
export const meta = titled(developers, "title", "lead");

export const loader = read<Actor | null, { groups: ReturnType<typeof readableOperations> }>(
  anybody,
  async () => ({
    groups: readableOperations(),
  }),
);

type OperationView = ReturnType<typeof readableOperations>[number]["operations"][number];

/** The API's own words are English; a reader gets his language's where it has them. */
function worded(t: { any(key: string): string }, key: string, english: string): string {
  const words = t.any(key);
  return words === key ? english : words;
}

function Schema({ label, json }: { label: string; json: string | null }) {
  if (json === null) return null;
  return (
    <Disclosure summary={label}>
      <pre className="whitespace-pre-wrap break-words text-xs">{json}</pre>
    </Disclosure>
  );
}

function OperationRow({ operation }: { operation: OperationView }) {
  const t = useTexts(developers);
  return (
    <li className="space-y-2 border-line border-t py-4 first:border-t-0">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <code className="font-semibold text-spring-dark">{operation.method}</code>
        <code className="break-all">{operation.path}</code>
        <span className="text-muted">{worded(t, `operation.${operation.id}`, operation.summary)}</span>
      </p>
      <p className="flex flex-wrap gap-2">
        {operation.marks.map((mark) => (
          <Tag key={mark}>{t(mark)}</Tag>
        ))}
      </p>
      <Schema json={operation.query} label={t("query")} />
      <Schema json={operation.body} label={t("body")} />
      <Schema json={operation.answer} label={t("answer")} />
    </li>
  );
}

export default function Developers() {
  const t = useTexts(developers);
  const { groups } = useLoaderData<typeof loader>();
  const steps = ["step_token", "step_key", "step_match", "step_problem"] as const;
  return (
    <>
      <PageHeader
        actions={<TextLink href="/api/v1/openapi.json">{t("document")}</TextLink>}
        title={t("title")}
      />
      <p className="mb-6 max-w-3xl text-lg text-muted">{t("lead")}</p>
      <div className="space-y-4">
        <Card title={t("start")}>
          <ol className="list-decimal space-y-2 pl-5">
            {steps.map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
          <p className="mt-4 text-muted">{t("conventions")}</p>
        </Card>
        {groups.map((group) => (
          <Card
            key={group.heading}
            title={worded(t, `group.${group.heading.toLowerCase().replaceAll(" ", "_")}`, group.heading)}
          >
            <ul>
              {group.operations.map((operation) => (
                <OperationRow key={operation.id} operation={operation} />
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </>
  );
}

import { common } from "~/locales/common";
import { requests } from "~/locales/requests";
import { useLocale, useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DateTime, Day } from "~/ui/date-time";
import { DescriptionList } from "~/ui/description-list";
import { FileLink } from "~/ui/file-link";
import { Money } from "~/ui/money";
import { ChatPanel } from "../_desk.chat.$id/panel";
import type { PageData } from "./load-page.server";

/** Right of the page: the request's facts, who handles it, its files. */
export function SideFacts({ data }: { data: PageData }) {
  const t = useTexts(requests);
  const tc = useTexts(common);
  const zh = useLocale() === "zh-CN";
  const { request, attachments } = data;
  return (
    <>
      <ChatPanel talk={data.talk} about={data.mayAsk ? { requestId: request.id } : null} />
      <Card title={t("facts_title")}>
        {request.description ? <p className="mb-3 whitespace-pre-line">{request.description}</p> : null}
        <DescriptionList
          layout="between"
          facts={[
            { term: t("number"), value: request.number },
            { term: t("enterprise"), value: request.enterprise_name },
            { term: t("label.region"), value: request.region_name },
            { term: t("channel"), value: tc.any(`channel.${request.channel}`) },
            { term: t("label.delivery"), value: tc.any(`delivery.${request.delivery}`) },
            { term: t("label.dueOn"), value: request.due_on ? <Day on={request.due_on} /> : null },
            {
              term: t("label.budget"),
              value: request.budget_fen === null ? null : <Money fen={request.budget_fen} />,
            },
            { term: t("label.sealed"), value: request.sealed ? t("sealed_short") : null },
            {
              term: t("received"),
              value: request.received_at ? <DateTime at={request.received_at} year /> : null,
            },
          ]}
        />
      </Card>
      <Card title={t("hub")}>
        <p className="font-semibold">{zh ? request.hub_name_zh : request.hub_name_en}</p>
        <p className="text-sm text-muted">{request.hub_phone}</p>
      </Card>
      {attachments.length > 0 ? (
        <Card title={t("attachments")}>
          <ul className="space-y-1">
            {attachments.map((file) => (
              <li key={file.id} className="min-w-0">
                <FileLink href={`/files/${file.id}`} name={file.name} size={file.size} />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

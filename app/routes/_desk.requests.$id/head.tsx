import { Form } from "@remix-run/react";
import { common } from "~/locales/common";
import { requests } from "~/locales/requests";
import { useLocale, useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Day } from "~/ui/date-time";
import { Dialog } from "~/ui/dialog";
import { PageHeader } from "~/ui/page-header";
import { LifecyclePill } from "~/ui/status-pill";
import type { PageData } from "./load-page.server";

/** Title, state, a line of facts, and what one may do now. */
export function Head({ data }: { data: PageData }) {
  const t = useTexts(requests);
  const tc = useTexts(common);
  const zh = useLocale() === "zh-CN";
  const { request, packages } = data;
  const [first] = packages;
  const items = packages.reduce((sum, pack) => sum + pack.items.length, 0);
  return (
    <PageHeader
      title={request.title}
      pill={<LifecyclePill of="request" status={request.status} />}
      breadcrumb={[
        {
          label: t(data.viewer === "enterprise" ? "list_title" : "all_title"),
          href: data.viewer === "provider" ? "/job-board" : "/requests",
        },
        { label: request.number ?? tc("status.request.draft") },
      ]}
      facts={[
        first ? tc.any(`category.${first.category}`) : null,
        first ? t("stage_fact", { stage: tc.any(`stage.${first.stage}`) }) : null,
        t("items_fact", { n: items }),
        request.due_on ? (
          <>
            {t("due_fact")} <Day on={request.due_on} />
          </>
        ) : null,
        t("handled_by", { hub: zh ? request.hub_name_zh : request.hub_name_en }),
      ]}
      actions={<Actions data={data} />}
    />
  );
}

function Actions({ data }: { data: PageData }) {
  const t = useTexts(requests);
  const tc = useTexts(common);
  const { may, request } = data;
  const version = <input type="hidden" name="version" value={request.version} />;
  return (
    <>
      {may.amend ? (
        <Form method="post">
          {version}
          <Button name="intent" value="amend" look="primary">
            {t("amend_now")}
          </Button>
        </Form>
      ) : null}
      {may.submit ? (
        <Form method="post">
          {version}
          <Button name="intent" value="submit" look={may.amend ? "secondary" : "primary"}>
            {t(request.number ? "resubmit_unchanged" : "submit_now")}
          </Button>
        </Form>
      ) : null}
      {may.extend.map((packageId, index) => (
        <Form method="post" key={packageId}>
          {version}
          <input type="hidden" name="packageId" value={packageId} />
          <Button name="intent" value="extend">
            {may.extend.length > 1 ? t("extend_package", { n: index + 1 }) : t("extend")}
          </Button>
        </Form>
      ))}
      {may.reissue ? (
        <Form method="post">
          <Button name="intent" value="reissue">
            {t("reissue")}
          </Button>
        </Form>
      ) : null}
      {may.withdraw ? (
        <Dialog trigger={tc("action.withdraw")} title={t("withdraw_title")} look="danger">
          <Form method="post" className="space-y-3">
            {version}
            <p>{t("withdraw_text")}</p>
            <Button name="intent" value="withdraw" look="danger">
              {t("withdraw_yes")}
            </Button>
          </Form>
        </Dialog>
      ) : null}
    </>
  );
}

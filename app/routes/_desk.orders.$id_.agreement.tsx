import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { certificateName } from "~/domain/accreditation/certificate-number";
import { isEnterprise, isHub, isProvider, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { agreementOf } from "~/domain/orders/agreement.queries.server";
import { common } from "~/locales/common";
import { orders } from "~/locales/orders";
import { paper } from "~/locales/paper";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Day } from "~/ui/date-time";
import { DescriptionList } from "~/ui/description-list";
import { formatDay, formatFen } from "~/ui/format";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";

export const handle = { hydrate: false };

export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, orders, (t) => [t("agreement.title"), args.data?.order.number].filter(Boolean).join(" "));
export const loader = read(only(isEnterprise, isProvider, isHub, isRegulator), ({ db, actor, params }) =>
  agreementOf(db, actor, mustExist(idSchema.safeParse(params.id).data)),
);
type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** 委托协议, to read and to print; the same content as the PDF. */
export default function AgreementPage() {
  const page = useLoaderData<typeof loader>();
  const { order, hash } = page;
  const t = useTexts(orders);
  const tp = useTexts(paper);
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: t("page.breadcrumb"), href: "/orders" },
          { label: order.number, href: `/orders/${order.id}` },
          { label: t("page.agreement") },
        ]}
        title={t("agreement.title")}
        facts={[
          order.number,
          order.request_number,
          <Day key="day" on={order.awarded_at} />,
          order.hub_name_zh,
        ]}
        actions={
          <LinkButton look="primary" href={`/orders/${order.id}/agreement.pdf`}>
            {t("agreement.pdf")}
          </LinkButton>
        }
      />
      <div className="space-y-4">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Party title={tp("agreement.party_a")} order={order} side="enterprise" />
          <Party title={tp("agreement.party_b")} order={order} side="provider" />
        </div>
        <Items {...page} />
        <Terms {...page} />
        <p className="break-all text-sm text-muted">
          {t("agreement.hash")} <code>{hash}</code>
        </p>
      </div>
    </>
  );
}

function Party({
  title,
  order,
  side,
}: {
  title: string;
  order: Page["order"];
  side: "enterprise" | "provider";
}) {
  const tp = useTexts(paper);
  return (
    <Card title={title}>
      <DescriptionList
        facts={[
          { term: tp("agreement.name"), value: order[`${side}_name`] },
          { term: tp("agreement.uscc"), value: order[`${side}_uscc`] },
          { term: tp("agreement.address"), value: order[`${side}_address`] },
          {
            term: tp("agreement.contact"),
            value: `${order[`${side}_contact`]} ${order[`${side}_phone`]}`.trim(),
          },
          { term: tp("agreement.site"), value: side === "provider" ? order.site_name : null },
        ]}
      />
    </Card>
  );
}

function Items({ items, order }: Page) {
  const tp = useTexts(paper);
  return (
    <Card
      flush
      title={tp("agreement.items")}
      footer={
        <p className="text-right">
          {tp("agreement.total")} <Money fen={order.amount_fen} className="text-lg font-bold" />
        </p>
      }
    >
      <DataTable
        caption={tp("agreement.items")}
        phone="cards"
        rows={items}
        rowKey={(item) => item.id}
        columns={[
          { key: "sample", header: tp("agreement.sample"), cell: (item) => item.sample_name },
          { key: "document", header: tp("agreement.document"), cell: (item) => item.document },
          { key: "parameter", header: tp("agreement.parameter"), cell: (item) => item.parameter },
          {
            key: "quantity",
            header: tp("agreement.quantity"),
            align: "end",
            cell: (item) => `${item.quantity} ${item.unit}`,
          },
          {
            key: "amount",
            header: tp("agreement.amount"),
            align: "end",
            cell: (item) => (item.amount_fen === null ? "—" : formatFen(item.amount_fen)),
          },
        ]}
      />
    </Card>
  );
}

function Terms({ order, signatories }: Page) {
  const tp = useTexts(paper);
  const tc = useTexts(common);
  const { working_days: n, promised_on: day, basis } = order;
  const invoice = [order.invoice_title, order.invoice_details].filter(Boolean).join("\n");
  return (
    <Card>
      <div className="space-y-3 text-lg">
        <h2>{tp("agreement.fee")}</h2>
        <p>{tp("agreement.fee_text", { amount: formatFen(order.amount_fen) })}</p>
        {basis ? <p>{tp("agreement.designated", { basis })}</p> : null}
        <p>{n && day ? tp("agreement.term_text", { n, day }) : tp("agreement.term_open")}</p>
        <h2>{tp("agreement.invoice")}</h2>
        <p className="whitespace-pre-line">{invoice || tp("agreement.invoice_none")}</p>
        <h2>{tp("agreement.signatories")}</h2>
        {signatories.length === 0 ? <p>{tp("agreement.signatory_none")}</p> : null}
        {signatories.map((signer) => (
          <p key={`${signer.id}-${signer.number}`}>
            {signer.name}{" "}
            {tp("sheet.valid_to", {
              number: certificateName(tc.any(`accreditation_short.${signer.kind}`), signer.number),
              day: formatDay(signer.valid_to),
            })}
          </p>
        ))}
        <h2>{tp("agreement.terms")}</h2>
        <ol className="list-decimal space-y-1 pl-6">
          {([1, 2, 3, 4] as const).map((each) => (
            <li key={each}>{tp(`agreement.term_${each}`)}</li>
          ))}
        </ol>
        <div className="grid grid-cols-2 gap-8 pt-6">
          {(["party_a", "party_b"] as const).map((party) => (
            <div key={party} className="space-y-6">
              <p>
                {tp(`agreement.${party}`)} {tp("agreement.seal")}
              </p>
              <p>{tp("agreement.date")}</p>
            </div>
          ))}
        </div>
      </div>
    </Card>
  );
}

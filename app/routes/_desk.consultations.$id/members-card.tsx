import type { ConsultationPage } from "~/domain/experts/consultation.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { formatMoment } from "~/ui/format";
import { Select } from "~/ui/select";
import { StatusPill } from "~/ui/status-pill";
import { MemberForm } from "./member-form";

interface MembersCardProps {
  data: ConsultationPage;
  /** Of a form that changes how a member stands. */
  refused: Refused | null;
}

/** Who judges together and who has signed; its lead asks further ones, lets one go or lead, or calls it off. */
export function MembersCard({ data, refused }: MembersCardProps) {
  const t = useTexts(experts);
  const awaited = data.members.filter(({ lead, signedAt }) => !lead && signedAt === null);
  return (
    <Card title={t("consultation.members")}>
      <ul className="space-y-3">
        {data.members.map((member) => (
          <li key={member.expertId}>
            <span className="font-semibold">{member.name}</span>{" "}
            {member.lead ? <StatusPill tone="spring">{t("consultation.lead")}</StatusPill> : null}
            <span className="block text-sm text-muted">{member.organisation}</span>
            <span className="block text-sm">
              {member.signedAt ? (
                <StatusPill tone="green">
                  {t("consultation.signed_at", { at: formatMoment(member.signedAt) })}
                </StatusPill>
              ) : (
                <StatusPill>{t("consultation.unsigned")}</StatusPill>
              )}
            </span>
            {data.can.manage && !member.lead ? (
              <MemberForm intent="name_lead" member={member} refused={refused} />
            ) : null}
            {data.can.release && awaited.includes(member) ? (
              <MemberForm intent="release" member={member} refused={refused} />
            ) : null}
          </li>
        ))}
      </ul>
      {data.can.manage && !data.can.release && awaited.length > 0 ? (
        <p className="mt-3 text-sm text-muted">{t("consultation.release_least")}</p>
      ) : null}
      <ReleasedList data={data} />
      {data.can.manage ? <Manage data={data} /> : null}
    </Card>
  );
}

function ReleasedList({ data }: { data: ConsultationPage }) {
  const t = useTexts(experts);
  if (data.released.length === 0) return null;
  return (
    <div className="mt-4 border-t border-line pt-4 text-sm">
      <h3 className="mb-1 font-semibold">{t("consultation.released")}</h3>
      <ul className="space-y-2">
        {data.released.map(({ expertId, name, organisation, at, reason }) => (
          <li key={expertId}>
            {name} <span className="text-muted">· {organisation}</span>
            <span className="block text-muted wrap-anywhere">
              {formatMoment(at)} · {reason}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Manage({ data }: { data: ConsultationPage }) {
  const t = useTexts(experts);
  const options = data.choices.map(({ id, name, organisation }) => ({
    value: id,
    label: `${name} · ${organisation}`,
  }));
  return (
    <div className="mt-4 space-y-3 border-t border-line pt-4">
      {options.length > 0 ? (
        <form method="post" className="space-y-3">
          <Select name="expertId" label={t("consultation.invite")} required options={options} />
          <Button name="intent" value="invite">
            {t("consultation.add")}
          </Button>
        </form>
      ) : null}
      <Disclosure summary={t("consultation.cancel")}>
        <form method="post" className="space-y-2">
          <p className="text-sm text-muted">{t("consultation.cancel_text")}</p>
          <Button look="danger" name="intent" value="cancel">
            {t("consultation.cancel")}
          </Button>
        </form>
      </Disclosure>
    </div>
  );
}

import type { LucideIcon } from "lucide-react";
import BadgeCheck from "lucide-react/icons/badge-check";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleX from "lucide-react/icons/circle-x";
import FileWarning from "lucide-react/icons/file-x";
import History from "lucide-react/icons/history";
import Keyboard from "lucide-react/icons/keyboard";
import type { AuthenticityStatus } from "~/domain/deliverables/authenticity";
import { authenticity } from "~/locales/authenticity";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cx } from "~/ui/cx";
import { DescriptionList } from "~/ui/description-list";
import { formatDay } from "~/ui/format";
import { Icon } from "~/ui/icon";
import { TextLink } from "~/ui/text-link";
import type { Asked } from "./ask.server";

const looks: Record<AuthenticityStatus, { icon: LucideIcon; edge: string; text: string }> = {
  genuine: { icon: BadgeCheck, edge: "border-green", text: "bg-green-tint text-green-dark" },
  superseded: { icon: History, edge: "border-amber", text: "bg-amber-tint text-amber-dark" },
  revoked: { icon: CircleX, edge: "border-seal", text: "bg-seal-tint text-seal-dark" },
  altered: { icon: FileWarning, edge: "border-seal", text: "bg-seal-tint text-seal-dark" },
  unknown: { icon: CircleHelp, edge: "border-edge", text: "bg-well text-ink" },
  mistyped: { icon: Keyboard, edge: "border-amber", text: "bg-amber-tint text-amber-dark" },
};

interface Props {
  result: NonNullable<Asked["result"]>;
  /** A file's fingerprint was asked about, too. */
  withFile: boolean;
}

/** One of the six answers, in words, colour and icon, with what may be told in public. */
export function ResultCard({ result, withFile }: Props) {
  const t = useTexts(authenticity);
  const { icon, edge, text } = looks[result.status];
  return (
    <section
      aria-labelledby="result"
      aria-live="polite"
      className={cx("overflow-clip rounded-card border bg-surface", edge)}
    >
      <div className={cx("flex items-start gap-3 px-4 py-4 sm:px-5", text)}>
        <Icon of={icon} className="mt-1 size-7" />
        <div className="min-w-0">
          <h2 id="result" className="text-title">
            {t(`status.${result.status}`)}
          </h2>
          <p>{t(`says.${result.status}`)}</p>
          {withFile && result.found && result.status !== "altered" ? <p>{t("genuine_file")}</p> : null}
        </div>
      </div>
      {result.found ? (
        <div className="px-4 py-4 sm:px-5">
          <ResultFacts result={result} />
        </div>
      ) : null}
    </section>
  );
}

function ResultFacts({ result }: Pick<Props, "result">) {
  const t = useTexts(authenticity);
  const tc = useTexts(common);
  const { legality, status } = result;
  const code = (hash: string | null) => (hash ? <code className="break-all text-sm">{hash}</code> : null);
  const ended = status === "revoked" || status === "superseded" ? result.endedAt : null;
  const facts = [
    { term: t("facts.number"), value: <span className="tabular font-semibold">{result.number}</span> },
    { term: t("facts.kind"), value: result.kind ? tc(`deliverable.${result.kind as "report"}`) : null },
    { term: t("facts.edition"), value: result.edition ? t("facts.edition_n", { n: result.edition }) : null },
    { term: t("facts.provider"), value: result.provider },
    { term: t("facts.issued"), value: result.issuedOn ? formatDay(result.issuedOn) : null },
    { term: t("facts.ended"), value: ended ? formatDay(ended) : null },
    {
      term: t("facts.replaced_by"),
      value: result.replacedBy ? (
        <TextLink href={`/authenticity/${result.replacedBy}`}>{result.replacedBy}</TextLink>
      ) : null,
    },
    {
      term: t("facts.accreditation"),
      value: legality?.accreditation
        ? t("facts.accreditation_value", {
            kind: tc(`accreditation.${legality.accreditation.kind as "cma"}`),
            number: legality.accreditation.number,
            day: legality.accreditation.validTo,
          })
        : null,
    },
    {
      term: t("facts.legality"),
      value: legality?.verdict === "eligible" ? t("facts.legality_eligible") : null,
    },
    { term: t("facts.source_sha256"), value: code(result.sourceSha256) },
    { term: t("facts.sha256"), value: code(result.sha256) },
  ];
  return <DescriptionList facts={facts} />;
}

import type { Basis, GateCode } from "~/domain/matching/rules";
import { useTexts } from "~/locales/texts";
import { verdicts } from "~/locales/verdicts";
import type { LegalityReason } from "~/ui/legality-card";

/** Codes as the card tells them: what is wrong, the law behind it, what would cure it. */
export function useReasons(
  codes: readonly GateCode[],
  bases: Record<string, readonly Basis[]>,
): LegalityReason[] {
  const t = useTexts(verdicts);
  return codes.map((code) => ({
    id: code,
    reason: t.any(`reason.${code}`),
    rule: <Law bases={bases[code] ?? []} />,
    article: "",
    cure: t.any(`cure.${code}`),
  }));
}

function Law({ bases }: { bases: readonly Basis[] }) {
  const t = useTexts(verdicts);
  return (
    <>
      {bases.map((basis, index) => (
        <span key={`${basis.law}${basis.article ?? ""}`}>
          {index > 0 ? "；" : null}《{basis.law}》{basis.article ?? t("no_text")}
        </span>
      ))}
    </>
  );
}

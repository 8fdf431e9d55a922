import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cx } from "./cx";

export type AccreditationKind = "cma" | "cnas" | "cnca" | "legal_metrology";

const outlines: Record<AccreditationKind, string> = {
  cma: "border-seal/40 text-seal",
  cnas: "border-spring/40 text-spring-dark",
  cnca: "border-violet/40 text-violet-dark",
  legal_metrology: "border-green/40 text-green-dark",
};

/** The mark of an official accreditation: CMA red, CNAS blue, CNCA, 法定. */
export function AccreditationTag({ kind }: { kind: AccreditationKind }) {
  const t = useTexts(common);
  return (
    <abbr
      title={t(`accreditation.${kind}`)}
      className={cx(
        "inline-block whitespace-nowrap rounded border bg-surface px-1.5 align-middle text-xs/5 no-underline",
        outlines[kind],
      )}
    >
      {t(`accreditation_short.${kind}`)}
    </abbr>
  );
}

/** A plain outlined word: a label that is no state. */
export function Tag({ children }: { children: React.ReactNode }) {
  return (
    <span className="inline-block whitespace-nowrap rounded border border-line bg-surface px-1.5 align-middle text-xs/5 text-muted">
      {children}
    </span>
  );
}

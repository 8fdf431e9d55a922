import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cx } from "./cx";

export interface WizardStep {
  label: string;
  /** A step already reached can be opened again. */
  href?: string | undefined;
}

/** ① ② ③ ④: where one is in a longer form. `current` counts from 1. */
export function WizardSteps({ steps, current }: { steps: readonly WizardStep[]; current: number }) {
  const t = useTexts(common);
  return (
    <nav aria-label={t("form.step", { n: current, of: steps.length })}>
      <ol className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line px-4 py-3.5 sm:px-5">
        {steps.map(({ label, href }, index) => {
          const number = index + 1;
          const look = cx(
            "inline-flex items-center gap-1.5",
            number <= current ? "font-semibold text-spring-dark" : "text-muted",
          );
          const words = (
            <>
              <StepNumber n={number} reached={number <= current} />
              {label}
            </>
          );
          return (
            <li key={label} aria-current={number === current ? "step" : undefined}>
              {href && number !== current ? (
                <a href={href} className={cx(look, "hover:underline")}>
                  {words}
                </a>
              ) : (
                <span className={look}>{words}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function StepNumber({ n, reached }: { n: number; reached: boolean }) {
  return (
    <span
      className={cx(
        "tabular inline-flex size-4.5 items-center justify-center rounded-full border text-xs leading-none",
        reached ? "border-spring" : "border-edge",
      )}
    >
      {n}
    </span>
  );
}

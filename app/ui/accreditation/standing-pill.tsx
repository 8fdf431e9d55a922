import type { Standing } from "~/domain/accreditation/accreditation";
import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { StatusPill } from "../status-pill";
import type { Tone } from "../tone";

const TONES: Record<Standing, Tone> = {
  waiting: "amber",
  refused: "seal",
  active: "green",
  expiring: "amber",
  expired: "seal",
  suspended: "seal",
  withdrawn: "neutral",
};

/** How a certificate stands today. */
export function StandingPill({ standing }: { standing: Standing }) {
  const t = useTexts(accreditation);
  return <StatusPill tone={TONES[standing]}>{t(`standing.${standing}`)}</StatusPill>;
}

const IMPORT_TONES: Record<string, Tone> = {
  queued: "neutral",
  reading: "spring",
  ready: "amber",
  refused: "seal",
  submitted: "violet",
  approved: "green",
  rejected: "seal",
  failed: "seal",
};

/** How far an import is. */
export function ImportPill({ status }: { status: string }) {
  const t = useTexts(accreditation);
  return <StatusPill tone={IMPORT_TONES[status]}>{t.any(`imports.status.${status}`)}</StatusPill>;
}

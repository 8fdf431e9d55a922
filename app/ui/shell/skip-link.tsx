import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";

/** The first thing a keyboard meets: past the navigation to `#main`. */
export function SkipLink() {
  const t = useTexts(common);
  return (
    <a
      href="#main"
      className="absolute left-4 top-2 z-50 -translate-y-20 rounded-control bg-spring px-4 py-2 font-semibold text-white focus:translate-y-0"
    >
      {t("skip")}
    </a>
  );
}

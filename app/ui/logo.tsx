import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";

/** A spring in a drop, and the name beside it. */
export function Logo() {
  const t = useTexts(common);
  return (
    <span className="inline-flex items-center gap-2.5 align-middle text-lg leading-none font-bold text-spring-dark">
      <svg viewBox="0 0 30 30" className="size-7.5 shrink-0" aria-hidden="true">
        <path d="M15 0a15 15 0 1 1 0 30H5a5 5 0 0 1-5-5V15A15 15 0 0 1 15 0Z" className="fill-spring" />
        <path d="M15 0a15 15 0 0 1 12.6 23.1C24 12 12 8 1.4 9A15 15 0 0 1 15 0Z" fill="#fff" opacity="0.16" />
        <path
          d="M22.5 20a7.5 7.5 0 1 1 .6-7"
          fill="none"
          stroke="#fff"
          strokeWidth="1.9"
          strokeLinecap="round"
        />
      </svg>
      <span className="text-[1.0625rem] tracking-wide">{t("brand")}</span>
    </span>
  );
}

import ChevronDown from "lucide-react/icons/chevron-down";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Icon } from "../icon";
import { VisuallyHidden } from "../visually-hidden";
import type { Region } from "./nav";

/** Which region the page speaks about, with the way to change it. */
export function RegionChip({ region }: { region: Region }) {
  const t = useTexts(common);
  const look =
    "inline-flex min-h-8 min-w-0 items-center gap-1 rounded-control border border-line bg-canvas px-3 text-sm lg:text-base";
  const words = (
    <>
      <VisuallyHidden>
        {t("shell.region")}
        {t("form.colon")}
      </VisuallyHidden>
      <span className="hidden truncate xl:inline">{region.label}</span>
      <span className="truncate xl:hidden">{region.short}</span>
    </>
  );
  if (!region.href) return <span className={look}>{words}</span>;
  return (
    <a href={region.href} className={`${look} hover:border-edge`}>
      {words}
      <Icon of={ChevronDown} className="size-3.5" />
    </a>
  );
}

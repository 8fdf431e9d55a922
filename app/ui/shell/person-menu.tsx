import ChevronDown from "lucide-react/icons/chevron-down";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Icon } from "../icon";

export interface DeskUser {
  name: string;
  organisation: string;
}
export interface MenuLink {
  href: string;
  label: string;
}
interface PersonMenuProps {
  user: DeskUser;
  links?: readonly MenuLink[] | undefined;
  /** Where signing out is posted to. */
  signOutAction: string;
}

/** Organisation · person, and what concerns them; native details, so it opens without scripts. */
export function PersonMenu({ user, links = [], signOutAction }: PersonMenuProps) {
  const t = useTexts(common);
  return (
    <details className="relative">
      <summary
        className="flex min-h-9.5 items-center gap-1 font-semibold"
        aria-label={`${t("shell.account")}${t("form.colon")}${user.organisation} · ${user.name}`}
      >
        <span className="hidden max-w-80 truncate sm:inline">{user.organisation}</span>
        <span className="hidden sm:inline" aria-hidden="true">
          ·
        </span>
        <span className="whitespace-nowrap">{user.name}</span>
        <Icon of={ChevronDown} className="size-3.5 text-muted" />
      </summary>
      <div className="absolute right-0 z-30 mt-1 w-60 rounded-card border border-line bg-surface p-2">
        <p className="border-b border-line px-3 pb-2 pt-1 text-sm text-muted sm:hidden">
          {user.organisation}
        </p>
        {links.map(({ href, label }) => (
          <a key={href} href={href} className="block rounded-control px-3 py-1.5 hover:bg-canvas">
            {label}
          </a>
        ))}
        <form method="post" action={signOutAction} className="mt-1 border-t border-line pt-1">
          <button
            type="submit"
            className="block w-full rounded-control px-3 py-1.5 text-left hover:bg-canvas"
          >
            {t("shell.sign_out")}
          </button>
        </form>
      </div>
    </details>
  );
}

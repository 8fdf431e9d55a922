import type { ComponentPropsWithoutRef } from "react";
import { cx } from "./cx";
import { Spinner } from "./spinner";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const looks: Record<ButtonLook, string> = {
  primary: "border-spring bg-spring font-semibold text-white hover:border-spring-dark hover:bg-spring-dark",
  secondary: "border-line bg-surface text-ink hover:border-edge hover:bg-canvas",
  quiet: "border-transparent text-spring hover:bg-spring-tint hover:text-spring-dark",
  danger: "border-seal/40 bg-surface text-seal hover:border-seal hover:bg-seal-tint hover:text-seal-dark",
};
const sizes: Record<ButtonSize, string> = {
  sm: "min-h-7 px-2.5 text-sm",
  md: "min-h-9.5 px-4",
  lg: "min-h-11 px-5 text-lg",
};

/** Class names of a button, for the rare element that cannot be one (a `summary`). */
export function buttonClass(look: ButtonLook = "secondary", size: ButtonSize = "md", wide = false): string {
  return cx(
    "inline-flex max-w-full shrink-0 items-center justify-center gap-1.5 rounded-control border py-1 text-center leading-tight no-underline",
    "transition-colors disabled:cursor-not-allowed disabled:opacity-60",
    looks[look],
    sizes[size],
    wide && "w-full",
  );
}

interface Looks {
  look?: ButtonLook | undefined;
  size?: ButtonSize | undefined;
  /** Fills the width of its container. */
  wide?: boolean | undefined;
}
type ButtonProps = ComponentPropsWithoutRef<"button"> & Looks & { pending?: boolean | undefined };
type LinkButtonProps = ComponentPropsWithoutRef<"a"> & Looks & { href: string };

/** A submit button unless `type` says otherwise; `pending` turns a ring and refuses a second press. */
export function Button({ look, size, wide, pending, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="submit"
      {...rest}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      className={cx(buttonClass(look, size, wide), className)}
    >
      {pending ? <Spinner /> : null}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ look, size, wide, className, children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} className={cx(buttonClass(look, size, wide), className)}>
      {children}
    </a>
  );
}

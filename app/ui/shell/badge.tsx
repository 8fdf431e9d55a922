/** How many wait, in a small red round; nothing for none. */
export function Badge({ count }: { count?: number | undefined }) {
  if (!count) return null;
  return (
    <span className="tabular inline-flex min-w-5 justify-center rounded-full bg-seal px-1.5 text-xs/4.5 font-semibold text-white">
      {count > 99 ? "99+" : count}
    </span>
  );
}

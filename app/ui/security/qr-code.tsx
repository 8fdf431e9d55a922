/** A QR code drawn on the server; dark on white in every setting, or phones cannot read it. */
export function QrCode({ size, path, label }: { size: number; path: string; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-52 max-w-full rounded-control border border-line bg-surface"
    >
      <path d={path} fill="#13222B" />
    </svg>
  );
}

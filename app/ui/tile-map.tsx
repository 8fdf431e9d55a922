import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cx } from "./cx";

/** Where each city of Shandong sits on the grid (by its GB/T 2260 prefix); other regions simply flow. */
const places: Record<string, string> = {
  "3716": "col-start-3 row-start-1",
  "3705": "col-start-4 row-start-1",
  "3706": "col-start-6 row-start-1",
  "3710": "col-start-7 row-start-1",
  "3714": "col-start-1 row-start-2",
  "3701": "col-start-2 row-start-2",
  "3703": "col-start-3 row-start-2",
  "3707": "col-start-4 row-start-2",
  "3702": "col-start-5 row-start-2",
  "3715": "col-start-1 row-start-3",
  "3709": "col-start-2 row-start-3",
  "3708": "col-start-3 row-start-3",
  "3711": "col-start-4 row-start-3",
  "3717": "col-start-1 row-start-4",
  "3704": "col-start-2 row-start-4",
  "3713": "col-start-3 row-start-4",
};
const steps = [
  "bg-spring text-white",
  "bg-spring-mid text-ink",
  "bg-spring-pale text-ink",
  "bg-amber-pale text-ink",
];
const unknown = "bg-well text-muted";

/** Letters that a seventh of a phone's width holds; a Chinese character takes two. */
const ROOM = 6;
const widthOf = (name: string) => name.replace(/[^\u0020-\u024f]/gu, "xx").length;

export interface Tile {
  /** Region code, six digits. */
  code: string;
  name: string;
  value: number | null;
  /** The value as written; the number itself unless given. */
  text?: string | undefined;
  href?: string | undefined;
}
export interface ScaleStep {
  /** This step holds values from here up; the last one usually −Infinity. */
  from: number;
  label: string;
}
interface TileMapProps {
  label: string;
  tiles: readonly Tile[];
  /** At most four steps, the best first. */
  scale: readonly ScaleStep[];
}

/** Regions as tiles in roughly their geographic order, coloured by value, each with its number. */
export function TileMap({ label, tiles, scale }: TileMapProps) {
  const t = useTexts(common);
  const wide = tiles.some(({ name }) => widthOf(name) > ROOM);
  return (
    <figure>
      <ul
        aria-label={label}
        className={cx("grid gap-1 sm:grid-cols-7 sm:gap-1.5", wide ? "grid-cols-3" : "grid-cols-7")}
      >
        {tiles.map((tile) => (
          <li
            key={tile.code}
            className={cx(
              places[tile.code.endsWith("00") ? tile.code.slice(0, 4) : ""],
              wide && "max-sm:col-auto max-sm:row-auto",
            )}
          >
            <TileFace tile={tile} look={lookOf(tile.value, scale)} none={t("map.no_data")} />
          </li>
        ))}
      </ul>
      <figcaption className="mt-4 flex flex-wrap items-center gap-1 text-xs/5">
        <span className="text-sm text-muted">{t("map.scale")}</span>
        {scale.map(({ label: words }, index) => (
          <span key={words} className={cx("tabular rounded-full px-2.5 font-semibold", steps[index])}>
            {words}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function TileFace({ tile, look, none }: { tile: Tile; look: string; none: string }) {
  const face = cx("block rounded-control px-0.5 py-1 text-center", look);
  const value = tile.value === null ? "–" : (tile.text ?? tile.value);
  const words = (
    <>
      <span className="block text-xs break-words">{tile.name}</span>
      <span
        className="tabular block whitespace-nowrap font-bold max-sm:text-xs/6"
        title={tile.value === null ? none : undefined}
      >
        {value}
      </span>
    </>
  );
  if (!tile.href) return <span className={face}>{words}</span>;
  return (
    <a href={tile.href} className={cx(face, "hover:ring-2 hover:ring-spring-dark/40")}>
      {words}
    </a>
  );
}

function lookOf(value: number | null, scale: readonly ScaleStep[]): string {
  if (value === null) return unknown;
  return steps[scale.findIndex(({ from }) => value >= from)] ?? unknown;
}

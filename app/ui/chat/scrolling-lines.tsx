import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type UIEvent, useEffect, useLayoutEffect, useRef } from "react";
import type { Line } from "./lines";

interface ScrollingProps {
  label: string;
  lines: readonly Line[];
  draw(line: Line): ReactNode;
  older: { href: string; label: string; load?: (() => Promise<boolean>) | undefined } | null;
  empty: string;
}

/** Up to so many lines all of them are in the page; of more, only those around the reader. */
const VIRTUAL_FROM = 150;
const NEAR_END_PX = 80;
const useLayout = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** What stands first, days aside: a page put before may begin with the very same day. */
const firstOf = (lines: readonly Line[]) => lines.find(({ kind }) => kind !== "day")?.key;

/** A log that stays at its end while one is there, and where one reads while older lines are put before. */
export function ScrollingLines({ label, lines, draw, older, empty }: ScrollingProps) {
  const box = useRef<HTMLDivElement>(null);
  const stick = useRef(true);
  const before = useRef({ first: firstOf(lines), height: 0 });
  const loading = useRef(false);

  useLayout(() => {
    const element = box.current;
    if (!element) return;
    const { first, height } = before.current;
    const prepended = first !== undefined && first !== firstOf(lines);
    if (stick.current) element.scrollTop = element.scrollHeight;
    else if (prepended) element.scrollTop += element.scrollHeight - height;
    before.current = { first: firstOf(lines), height: element.scrollHeight };
  }, [lines]);

  const onScroll = (event: UIEvent<HTMLDivElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    stick.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (scrollTop > NEAR_END_PX || !older?.load || loading.current || stick.current) return;
    loading.current = true;
    void older.load().finally(() => {
      loading.current = false;
    });
  };
  return (
    <div
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      role="log"
      // lines come and go as one scrolls: what is new is announced beside
      aria-live="off"
      aria-label={label}
      onScroll={onScroll}
      className="min-h-0 grow overflow-y-auto overscroll-contain bg-canvas/50 px-4 py-3"
    >
      {older ? (
        <p className="pb-2 text-center text-sm">
          <a
            href={older.href}
            className="text-spring underline"
            onClick={(event) => {
              if (!older.load) return;
              event.preventDefault();
              stick.current = false;
              void older.load();
            }}
          >
            {older.label}
          </a>
        </p>
      ) : null}
      {lines.length === 0 ? <p className="py-8 text-center text-sm text-muted">{empty}</p> : null}
      {lines.length > VIRTUAL_FROM ? (
        <VirtualLines lines={lines} draw={draw} box={box} />
      ) : (
        <ol className="space-y-3">
          {lines.map((line) => (
            <li key={line.key}>{draw(line)}</li>
          ))}
        </ol>
      )}
      {/* where a page without scripts comes to after it has posted */}
      <span id="newest" />
    </div>
  );
}

interface VirtualProps extends Pick<ScrollingProps, "lines" | "draw"> {
  box: React.RefObject<HTMLDivElement>;
}

function VirtualLines({ lines, draw, box }: VirtualProps) {
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 76,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 12,
    initialOffset: () => box.current?.scrollTop ?? 0,
  });
  const items = virtual.getVirtualItems();
  const start = items[0]?.start ?? 0;
  return (
    // sizes are set by script on the element, which the content policy allows; the server never renders this list
    <ol style={{ height: virtual.getTotalSize() }} className="relative">
      <li aria-hidden="true" style={{ height: start }} />
      {items.map((item) => {
        const line = lines[item.index];
        return line ? (
          <li
            key={item.key}
            data-index={item.index}
            ref={virtual.measureElement}
            aria-posinset={item.index + 1}
            aria-setsize={lines.length}
            className="pb-3"
          >
            {draw(line)}
          </li>
        ) : null;
      })}
    </ol>
  );
}

/** A list of any length, of which only what is on the screen is drawn. */
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import classes from './LongList.module.css';

/** The height of most lines; each is measured when it is drawn. */
const LINE_PX = 76;
/** Lines drawn beyond the screen, for the keyboard and for quick scrolling. */
const OVERSCAN = 8;

interface LongListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly draw: (item: Item) => ReactNode;
  /** Whether these are all. */
  readonly complete: boolean;
  /** Called whenever the end is near. */
  readonly onEnd: () => void;
}

type DrawnProps<Item> = Pick<LongListProps<Item>, 'draw'> & { readonly item: Item };

/** Drawn once: while the list scrolls, a line only changes its place. */
const Drawn = memo(function Drawn<Item>({ item, draw }: DrawnProps<Item>) {
  return draw(item);
}) as <Item>(props: DrawnProps<Item>) => ReactNode;

export function LongList<Item extends { readonly id: string }>(props: LongListProps<Item>) {
  const { label, items, draw, complete, onEnd } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  // What is above the list grows and shrinks.
  useLayoutEffect(() => {
    setTop(Math.round((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
  });
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => LINE_PX,
    overscan: OVERSCAN,
    scrollMargin: top,
    getItemKey: (index) => items[index]?.id ?? index,
  });
  const drawn = virtualizer.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - OVERSCAN) onEnd();
  });
  return (
    <ul
      ref={list}
      className={classes['lines']}
      aria-label={label}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {drawn.map(({ index, key, start }) => {
        const item = items[index];
        return (
          item !== undefined && (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={complete ? items.length : -1}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <Drawn item={item} draw={draw} />
            </li>
          )
        );
      })}
    </ul>
  );
}

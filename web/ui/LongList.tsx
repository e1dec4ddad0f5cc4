/** A list of any length, of which only what is on the screen is drawn. */
import { Button, Center } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import classes from './LongList.module.css';
import { Dimmed } from './page.tsx';

/** The height of most lines; each is measured when it is drawn. */
const LINE_PX = 76;
/** Lines drawn beyond the screen, for the keyboard and for quick scrolling. */
const OVERSCAN = 8;

interface LongListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly draw: (item: Item) => ReactNode;
  /** The request that has brought these, and brings more. */
  readonly request: Record<'hasNextPage' | 'isFetching' | 'isError' | 'isPlaceholderData', boolean> & {
    readonly fetchNextPage: () => unknown;
  };
  /** What stands below the last line. */
  readonly words: { readonly failed: string; readonly loading: string; readonly end?: string };
}

type DrawnProps<Item> = Pick<LongListProps<Item>, 'draw'> & { readonly item: Item };

/** Drawn once: while the list scrolls, a line only changes its place. */
const Drawn = memo(function Drawn<Item>({ item, draw }: DrawnProps<Item>) {
  return draw(item);
}) as <Item>(props: DrawnProps<Item>) => ReactNode;

export function LongList<Item extends { readonly id: string }>(props: LongListProps<Item>) {
  const { label, items, draw, request, words } = props;
  const { hasNextPage, isError, fetchNextPage } = request;
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
    if (last >= items.length - OVERSCAN && hasNextPage && !request.isFetching && !isError) fetchNextPage();
  });
  const below = hasNextPage ? words.loading : words.end;
  return (
    <div data-old={request.isPlaceholderData} className={classes['list']}>
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
                aria-setsize={hasNextPage ? -1 : items.length}
                style={{ transform: `translateY(${start - top}px)` }}
              >
                <Drawn item={item} draw={draw} />
              </li>
            )
          );
        })}
      </ul>
      {(isError || below !== undefined) && (
        <Center p="md" role="status">
          {isError ? (
            <Button variant="default" onClick={() => fetchNextPage()}>
              {words.failed}
            </Button>
          ) : (
            <Dimmed>{below}</Dimmed>
          )}
        </Center>
      )}
    </div>
  );
}

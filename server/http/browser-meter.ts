/** The meter of a call from the browser: tells the page what is left, and ends the call when nothing is. */

/** The page counts down by itself in between. Others of the business may talk at the same time, so it is asked anew. */
const LOOK_MS = 10_000;
/** The receptionist ends a call after ten minutes; a person who has taken it over does not. */
const LONGEST_MS = 30 * 60_000;

interface Left<Limit> {
  readonly usedSeconds: number;
  readonly leftSeconds: number;
  readonly limit: Limit;
}

interface Metered<Limit> {
  tell(update: {
    readonly type: 'usage_update';
    readonly usedSeconds: number;
    readonly leftSeconds: number;
  }): void;
  exceed(why: Limit | 'browser-session'): void;
}

/** @param readLeft asks what is left now. */
export function meterBrowserCall<Limit>(
  line: Metered<Limit>,
  atFirst: Left<Limit>,
  {
    readLeft,
    onError,
  }: {
    readonly readLeft: () => Promise<Left<Limit>>;
    readonly onError: (error: unknown) => void;
  },
): { stop(): void } {
  let stopped = false;
  let next: NodeJS.Timeout | undefined;
  const longest = setTimeout(() => line.exceed('browser-session'), LONGEST_MS);

  const show = ({ usedSeconds, leftSeconds, limit }: Left<Limit>) => {
    if (leftSeconds === 0) {
      line.exceed(limit);
      return;
    }
    line.tell({ type: 'usage_update', usedSeconds, leftSeconds });
    next = setTimeout(() => void look(), Math.min(LOOK_MS, leftSeconds * 1_000));
  };
  const look = async () => {
    try {
      const left = await readLeft();
      if (!stopped) show(left);
    } catch (error) {
      onError(error);
      if (!stopped) next = setTimeout(() => void look(), LOOK_MS);
    }
  };

  show(atFirst);
  return {
    stop() {
      stopped = true;
      clearTimeout(longest);
      clearTimeout(next);
    },
  };
}

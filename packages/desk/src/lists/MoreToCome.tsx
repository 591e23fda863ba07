import './lists.css';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Problem } from '../screens/Problem.tsx';
import type { EndlessList } from './endless-list.ts';

/** How far below the screen its end may be when a list goes on by itself. */
const AHEAD = '600px';

/**
 * Under a list that goes on: it does so by itself as its end comes near, and by a button. After a page that did not come
 * only the button asks again, or a server in trouble would be asked without a pause.
 */
export function MoreToCome({ says, list }: { readonly says: string; readonly list: EndlessList }) {
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage } = list;
  const goesOn = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (!end.current || !goesOn) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: AHEAD,
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [goesOn, fetchNextPage]);
  if (!hasNextPage) return null;
  return (
    <div ref={end} className="more">
      {isFetchNextPageError && <Problem error={error} />}
      <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
        {says}
      </Button>
    </div>
  );
}

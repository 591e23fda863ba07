import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';

/** Under a list that goes on: it does so by itself when it comes near, and by a button. */
export function MoreToCome(props: {
  /** What the button says. */
  readonly says: string;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
}) {
  const end = useRef<HTMLDivElement>(null);
  const { hasMore, isLoadingMore, onMore } = props;
  useEffect(() => {
    if (!end.current || !hasMore || isLoadingMore) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      rootMargin: '600px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasMore, isLoadingMore, onMore]);
  if (!hasMore) return null;
  return (
    <div ref={end} className="more">
      <Button onClick={onMore} loading={isLoadingMore}>
        {props.says}
      </Button>
    </div>
  );
}

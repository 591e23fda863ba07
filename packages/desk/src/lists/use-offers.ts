import { keepPreviousData, type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';

/**
 * What the server offers for words as they are typed; until it has answered, what it offered for the words before.
 * Typing is quicker than the server: nothing may be chosen by a key unless `answersTyped`, or it could be chosen for words
 * that do not stand there any more.
 */
export function useOffers<T, D = T, K extends QueryKey = QueryKey>(
  words: string,
  queryFor: (words: string) => UseQueryOptions<T, Error, D, K>,
  options: { readonly enabled?: boolean } = {},
) {
  const asked = useDeferredValue(words);
  const found = useQuery({
    ...queryFor(asked),
    ...(options.enabled === false ? { enabled: false } : {}),
    placeholderData: keepPreviousData,
  });
  return {
    offers: found.data,
    error: found.error,
    answersTyped: asked === words && found.isSuccess && !found.isPlaceholderData,
  };
}

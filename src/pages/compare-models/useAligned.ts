import { hashKey, useQueries, type UseQueryOptions, type UseQueryResult } from "@tanstack/react-query"

/** An answer for each question, where there is one; two that ask the same get the same. */
export function useAligned<T, K extends readonly unknown[]>(
  asked: readonly (UseQueryOptions<T, Error, T, K> | undefined)[],
): readonly (UseQueryResult<T> | undefined)[] {
  const keys = asked.map((query) => query && hashKey(query.queryKey))
  const places = asked.flatMap((query, place) =>
    query === undefined || keys.indexOf(keys[place]) !== place ? [] : [{ query, key: keys[place] }],
  )
  const answers = useQueries({ queries: places.map(({ query }) => query) })
  return keys.map((key) => (key === undefined ? undefined : answers[places.findIndex((place) => place.key === key)]))
}

import { useCallback, useState } from 'react'

/** As many rows as other lists get with a page. */
const PIECE = 50

/**
 * Of rows that are all there, as many as the end of the list has been neared for: drawing hundreds at once makes a page that nobody
 * sees the end of. `list` is what `EndlessEnd` takes; another `question` begins at the first piece.
 */
export function usePieces<Row>(rows: readonly Row[], question: string) {
  const [shown, setShown] = useState({ question, count: PIECE })
  const count = shown.question === question ? shown.count : PIECE
  const fetchNextPage = useCallback(() => {
    setShown({ question, count: count + PIECE })
    return Promise.resolve()
  }, [question, count])
  const list = {
    hasNextPage: rows.length > count,
    isFetchingNextPage: false,
    isFetchNextPageError: false,
    fetchNextPage,
  }
  return { rows: rows.slice(0, count), list }
}

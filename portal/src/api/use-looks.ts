import { useMemo, useRef } from 'react'

/** Looks at something that changes, of which an earlier one may be answered later. */
interface Looks {
  /** A look begins. */
  readonly begin: () => number
  /** Whether the answer to a look is to be shown: nothing newer is. It counts as shown from now on. */
  readonly show: (look: number) => boolean
  /** Something was done: what is under way from before is shown no more. */
  readonly outdate: () => void
}

export function useLooks(): Looks {
  const [begun, shown] = [useRef(0), useRef(0)]
  return useMemo(() => {
    const begin = () => (begun.current += 1)
    const show = (look: number) => {
      if (look < shown.current) return false
      shown.current = look
      return true
    }
    return { begin, show, outdate: () => void show(begin()) }
  }, [])
}

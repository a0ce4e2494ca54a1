import { useState } from 'react'

const KEY = 'aftersale.rail'
const NARROW = 'narrow'

/** Whether the rail shows icons only; this browser remembers it. */
export function useNarrowRail(): readonly [isNarrow: boolean, change: () => void] {
  const [isNarrow, setNarrow] = useState(() => localStorage.getItem(KEY) === NARROW)
  const change = () => {
    localStorage.setItem(KEY, isNarrow ? 'wide' : NARROW)
    setNarrow(!isNarrow)
  }
  return [isNarrow, change]
}

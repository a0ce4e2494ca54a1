import { useEffect, useState } from 'react'

const SECOND = 1_000

/** Whole seconds until then (milliseconds of this device), counted down; 0 where it has come, or there is none. */
export function useSecondsUntil(until: number | null): number {
  const [, tick] = useState(0)
  useEffect(() => {
    if (until === null) return undefined
    const timer = setInterval(() => {
      tick((times) => times + 1)
      if (Date.now() >= until) clearInterval(timer)
    }, SECOND)
    return () => clearInterval(timer)
  }, [until])
  return until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / SECOND))
}

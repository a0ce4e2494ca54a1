import { useEffect, useState } from 'react'
import { serverNow } from '../api/server-time.ts'

/** What time it is to the server, told anew as it passes: every half a minute is enough for minutes. */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const ticking = setInterval(() => setNow(serverNow()), every)
    return () => clearInterval(ticking)
  }, [every])
  return now
}

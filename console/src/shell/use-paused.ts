import { useEffect, useState } from 'react'

/** Nobody types faster than that (milliseconds) between two digits and means it. */
const PAUSE = 400

/** A text as it was when whoever types it last paused: what questions are asked with. */
export function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const later = setTimeout(() => setPaused(text), PAUSE)
    return () => clearTimeout(later)
  }, [text])
  return paused
}

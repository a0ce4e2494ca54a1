import { useEffect, useState } from 'react'

/** A value as it was when it last stood still for so long (milliseconds). */
export function useLater<Value>(value: Value, pause: number): Value {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return later
}

import { useEffect, useRef, useState } from 'react'
import type { RulesCheck } from './check-rules.ts'
import type { CheckRequest } from './check-worker.ts'

const PAUSE = 120

/** The check of a file as it is typed: beside the page, so that a large table does not hold up a key. Null until the first is there. */
export function useCheck(xml: string): RulesCheck | null {
  const [check, setCheck] = useState<RulesCheck | null>(null)
  const worker = useRef<Worker | null>(null)
  const asked = useRef(0)
  useEffect(() => {
    const started = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<{ number: number; check: RulesCheck }>) => {
      if (data.number === asked.current) setCheck(data.check)
    })
    worker.current = started
    return () => started.terminate()
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => {
      asked.current += 1
      worker.current?.postMessage({ number: asked.current, xml } satisfies CheckRequest)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [xml])
  return check
}

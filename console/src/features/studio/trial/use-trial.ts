import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { type TrialAnswer, together } from './trial-total.ts'

export interface TrialFile {
  readonly name: string
  readonly content: string
}

interface TrialState {
  /** What is known so far; null: nothing yet. */
  readonly total: TrialAnswer | null
  readonly isRunning: boolean
  /** How many cases were asked for. */
  readonly wanted: number
  readonly error: unknown
}

const IDLE: TrialState = { total: null, isRunning: false, wanted: 0, error: null }

/** Cases in the first call, so that something is to be seen soon. */
const FIRST = 100

interface TrialDesk {
  readonly state: TrialState
  /** Tries the last cases, part by part. */
  run(last: number): void
  stop(): void
}

/** Tries files on the last cases, in as many calls as the server wants; leaving ends it. */
export function useTrial(resources: readonly TrialFile[]): TrialDesk {
  const [state, setState] = useState<TrialState>(IDLE)
  const running = useRef<AbortController | null>(null)
  const stop = useCallback(() => {
    running.current?.abort()
    running.current = null
    setState((known) => ({ ...known, isRunning: false }))
  }, [])
  useEffect(() => () => running.current?.abort(), [])
  const run = (last: number) => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    setState({ ...IDLE, isRunning: true, wanted: last })
    void tryParts(resources, last, mine.signal, (total, isRunning) => {
      if (!mine.signal.aborted) setState({ total, isRunning, wanted: last, error: null })
    }).catch((error: unknown) => {
      if (!mine.signal.aborted) setState((known) => ({ ...known, isRunning: false, error }))
    })
  }
  return { state, run, stop }
}

async function tryParts(
  resources: readonly TrialFile[],
  last: number,
  signal: AbortSignal,
  onPart: (total: TrialAnswer, isRunning: boolean) => void,
): Promise<void> {
  let total: TrialAnswer | null = null
  let before: string | null = null
  for (let left = last; left > 0; ) {
    const asked: number = Math.min(left, total === null ? FIRST : left)
    const cases = { last: asked, ...(before === null ? {} : { before }) }
    const body = { resources: [...resources], process: null, cases }
    const part: TrialAnswer = await answered(api().tryDrafts({ body, signal }))
    total = total === null ? part : together(total, part)
    before = part.next
    left = before === null ? 0 : left - part.tried
    onPart(total, left > 0)
  }
}

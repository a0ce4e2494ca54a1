import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import type { PastDays } from './past-days.ts'
import { type TrialAnswer, together } from './trial-total.ts'

export interface TrialFile {
  readonly name: string
  readonly content: string
}

/** Which past cases: so many of the last, or those of a span of days. */
export type Wanted = { readonly last: number } | { readonly days: PastDays }

interface TrialState {
  /** What is known so far; null: nothing yet. */
  readonly total: TrialAnswer | null
  readonly isRunning: boolean
  /** What was asked for; null: nothing yet. */
  readonly wanted: Wanted | null
  /** The files that were tried, told apart by their contents. */
  readonly tried: string
  readonly error: unknown
}

const IDLE: TrialState = { total: null, isRunning: false, wanted: null, tried: '', error: null }

/** What a trial came to, for whoever opens it again. */
export interface TrialMemory {
  current: TrialState | null
}

/** Cases in the first call, so that something is to be seen soon. */
const FIRST = 100
/** What the server takes at a time. */
const MOST = 1_000

interface TrialDesk {
  readonly state: TrialState
  /** Whether the files are others than those that were tried. */
  readonly isOutdated: boolean
  /** Tries past cases, part by part. */
  run(wanted: Wanted): void
  stop(): void
}

/** Tries files on past cases, in as many calls as the server wants; leaving ends it, and keeps what came of it. */
export function useTrial(resources: readonly TrialFile[], memory: TrialMemory): TrialDesk {
  const [state, setState] = useState<TrialState>(() =>
    memory.current === null ? IDLE : { ...memory.current, isRunning: false },
  )
  const running = useRef<AbortController | null>(null)
  const tried = JSON.stringify(resources)
  const keep = useCallback(
    (next: TrialState) => {
      memory.current = next
      setState(next)
    },
    [memory],
  )
  const stop = useCallback(() => {
    running.current?.abort()
    running.current = null
    setState((known) => ({ ...known, isRunning: false }))
  }, [])
  useEffect(() => () => running.current?.abort(), [])
  const run = (wanted: Wanted) => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    const begun = { ...IDLE, wanted, tried }
    keep({ ...begun, isRunning: true })
    void tryParts(resources, wanted, mine.signal, (total, isRunning) => {
      if (!mine.signal.aborted) keep({ ...begun, total, isRunning })
    }).catch((error: unknown) => {
      if (!mine.signal.aborted) setState((known) => ({ ...known, isRunning: false, error }))
    })
  }
  return { state, isOutdated: state.total !== null && state.tried !== tried, run, stop }
}

async function tryParts(
  resources: readonly TrialFile[],
  wanted: Wanted,
  signal: AbortSignal,
  onPart: (total: TrialAnswer, isRunning: boolean) => void,
): Promise<void> {
  let total: TrialAnswer | null = null
  let before: string | null = null
  // A span ends where the server has no more of it.
  const most = 'last' in wanted ? wanted.last : Number.POSITIVE_INFINITY
  for (let left = most; left > 0; ) {
    const last: number = Math.min(left, total === null ? FIRST : MOST)
    const cases = { last, ...(before === null ? {} : { before }), ...('days' in wanted && wanted.days) }
    const body = { resources: [...resources], process: null, cases }
    const part: TrialAnswer = await answered(api().tryDrafts({ body, signal }))
    total = total === null ? part : together(total, part)
    before = part.next
    left = before === null ? 0 : left - part.tried
    onPart(total, left > 0)
  }
}

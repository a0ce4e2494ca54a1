import { useEffect, useRef, useState } from 'react'
import { type Draft, keepDraft, newDraft, readDraft } from './draft.ts'

interface DraftInHand {
  readonly draft: Draft
  /** Changes what stands there then: answers come while photos are on their way. */
  readonly change: (changed: (before: Draft) => Partial<Draft>) => void
  /** Forgets it. Whatever comes later must not bring it back: its key is used up. */
  readonly drop: () => void
}

/** What is being filled in, kept on the phone with every change until it is dropped. */
export function useDraft(order: string, about: string, type: string): DraftInHand {
  const [draft, setDraft] = useState<Draft>(() => readDraft(order, about, type) ?? newDraft())
  const latest = useRef(draft)
  const isInHand = useRef(true)
  useEffect(() => {
    isInHand.current = true
    return () => {
      isInHand.current = false
    }
  }, [])
  const change: DraftInHand['change'] = (changed) => {
    if (!isInHand.current) return
    latest.current = { ...latest.current, ...changed(latest.current) }
    setDraft(latest.current)
    keepDraft(order, about, type, latest.current)
  }
  const drop = () => {
    isInHand.current = false
    keepDraft(order, about, type, null)
  }
  return { draft, change, drop }
}

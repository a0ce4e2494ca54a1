import { editRules, type RuleBook, type RuleEdit, readRuleBook } from '@aftersale/decision'
import { useMemo, useRef, useState } from 'react'

const REMEMBERED = 100

interface History {
  readonly past: readonly string[]
  readonly now: string
  readonly future: readonly string[]
}

export interface RuleFile {
  readonly xml: string
  /** Undefined where the file is no XML; then `unreadable` says why. */
  readonly book: RuleBook | undefined
  readonly unreadable: { readonly en: string; readonly 'zh-CN': string } | null
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly apply: (edit: RuleEdit) => void
  readonly replace: (xml: string) => void
  readonly undo: () => void
  readonly redo: () => void
}

/** A file of rules under change: what it says now, and the way back. */
export function useRuleFile(content: string, onChange: (content: string) => void): RuleFile {
  const [history, setHistory] = useState<History>({ past: [], now: content, future: [] })
  // What is typed arrives later than it was drawn: it changes what the file says by then.
  const latest = useRef(history)
  const tell = useRef(onChange)
  tell.current = onChange
  const read = useMemo(() => readRuleBook(history.now), [history.now])
  return useMemo((): RuleFile => {
    const go = (next: History) => {
      latest.current = next
      setHistory(next)
      tell.current(next.now)
    }
    const replace = (xml: string) => {
      const { past, now } = latest.current
      if (xml !== now) go({ past: [...past, now].slice(-REMEMBERED), now: xml, future: [] })
    }
    return {
      xml: history.now,
      book: read.ok ? read.value : undefined,
      unreadable: read.ok ? null : (read.refusal.problems[0]?.sentence ?? null),
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      apply: (edit) => replace(editRules(latest.current.now, edit)),
      replace,
      undo: () => {
        const { past, now, future } = latest.current
        const before = past.at(-1)
        if (before !== undefined) go({ past: past.slice(0, -1), now: before, future: [now, ...future] })
      },
      redo: () => {
        const { past, now, future } = latest.current
        const [after, ...rest] = future
        if (after !== undefined) go({ past: [...past, now], now: after, future: rest })
      },
    }
  }, [history, read])
}

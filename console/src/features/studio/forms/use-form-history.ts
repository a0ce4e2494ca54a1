import { useCallback, useState } from 'react'
import type { FormDocument } from './document/form-document.ts'

/** So many steps can be undone. */
const DEPTH = 100

interface History {
  readonly past: readonly FormDocument[]
  readonly form: FormDocument
  readonly future: readonly FormDocument[]
  /** What the last change was of: the next one of the same is one with it. */
  readonly of: string | null
  /** Grows with each step back or forth: inputs that keep what is typed begin anew. */
  readonly edition: number
}

/** A form with what it was before each change. */
export function useFormHistory(first: FormDocument, onChange: (form: FormDocument) => void) {
  const [history, setHistory] = useState<History>({ past: [], form: first, future: [], of: null, edition: 0 })
  const { past, form, future, edition } = history
  const change = useCallback(
    (next: FormDocument, of: string | null) => {
      setHistory((before) => ({
        past: of !== null && of === before.of ? before.past : [...before.past.slice(1 - DEPTH), before.form],
        form: next,
        future: [],
        of,
        edition: before.edition,
      }))
      onChange(next)
    },
    [onChange],
  )
  const step = (next: Pick<History, 'past' | 'form' | 'future'>) => {
    setHistory({ ...next, of: null, edition: edition + 1 })
    onChange(next.form)
  }
  const [before, after] = [past.at(-1), future[0]]
  return {
    form,
    edition,
    change,
    undo: before && (() => step({ past: past.slice(0, -1), form: before, future: [form, ...future] })),
    redo: after && (() => step({ past: [...past, form], form: after, future: future.slice(1) })),
  }
}

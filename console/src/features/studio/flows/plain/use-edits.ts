import { editFlow, type PlainEdit, type PlainFlow, type PlainRefusal, readPlainFlow } from '@aftersale/modelling'
import { useCallback, useEffect, useRef, useState } from 'react'

interface Snapshot {
  readonly xml: string
  readonly plain: PlainFlow
}

interface History {
  readonly past: readonly Snapshot[]
  readonly now: Snapshot
  readonly future: readonly Snapshot[]
}

/** What came of an edit: the card or way that it is about, or why it was not done. */
type EditOutcome =
  | { readonly done: true; readonly focus: string | null }
  | { readonly done: false; readonly refusal: PlainRefusal }

export interface Edits {
  /** Null until the file is read. */
  readonly now: Snapshot | null
  /** Why it cannot be read at all. */
  readonly unreadable: PlainRefusal | null
  readonly canUndo: boolean
  readonly canRedo: boolean
  apply(edit: PlainEdit): Promise<EditOutcome>
  /** What the flow would be after an edit, without doing it. */
  preview(edit: PlainEdit): Promise<PlainFlow | null>
  undo(): void
  redo(): void
}

const DEEPEST = 100

/**
 * The flow as it is edited, with every step back. Edits and steps back come one after the other: each is made of what the one
 * before left.
 */
export function useEdits(content: string, onChange: (xml: string) => void): Edits {
  const [history, setHistory] = useState<History | null>(null)
  const [unreadable, setUnreadable] = useState<PlainRefusal | null>(null)
  const first = useRef(content)
  const latest = useRef<History | null>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const keep = useCallback((next: History) => {
    latest.current = next
    setHistory(next)
  }, [])
  useEffect(() => {
    let isCurrent = true
    const begin = async () => {
      const read = await readPlainFlow(first.current)
      if (!isCurrent) return
      if (read.ok) keep({ past: [], now: { xml: first.current, plain: read.value }, future: [] })
      else setUnreadable(read.refusal)
    }
    void begin()
    return () => {
      isCurrent = false
    }
  }, [keep])

  const inTurn = <T>(run: () => T | Promise<T>): Promise<T> => {
    const next = queue.current.then(run, run)
    queue.current = next
    return next
  }
  const apply = (edit: PlainEdit): Promise<EditOutcome> => {
    const run = async (): Promise<EditOutcome> => {
      const before = latest.current
      if (before === null) throw new Error('expected a flow to be read before it is edited')
      const edited = await editFlow(before.now.xml, edit)
      if (!edited.ok) return { done: false, refusal: edited.refusal }
      const { xml, focus } = edited.value
      const read = await readPlainFlow(xml)
      if (!read.ok) return { done: false, refusal: read.refusal }
      keep({ past: [...before.past, before.now].slice(-DEEPEST), now: { xml, plain: read.value }, future: [] })
      onChange(xml)
      return { done: true, focus }
    }
    return inTurn(run)
  }
  const preview = async (edit: PlainEdit): Promise<PlainFlow | null> => {
    const xml = latest.current?.now.xml
    const edited = xml === undefined ? null : await editFlow(xml, edit)
    const read = edited?.ok === true ? await readPlainFlow(edited.value.xml) : null
    return read?.ok === true ? read.value : null
  }
  const step = (from: 'past' | 'future') => {
    const at = latest.current
    const to = from === 'past' ? at?.past.at(-1) : at?.future[0]
    if (at === null || to === undefined) return
    const isBack = from === 'past'
    keep({
      past: isBack ? at.past.slice(0, -1) : [...at.past, at.now],
      now: to,
      future: isBack ? [at.now, ...at.future] : at.future.slice(1),
    })
    onChange(to.xml)
  }
  return {
    now: history?.now ?? null,
    unreadable,
    canUndo: (history?.past.length ?? 0) > 0,
    canRedo: (history?.future.length ?? 0) > 0,
    apply,
    preview,
    undo: () => void inTurn(() => step('past')),
    redo: () => void inTurn(() => step('future')),
  }
}

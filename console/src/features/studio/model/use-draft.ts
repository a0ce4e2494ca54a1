import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { api } from '../../../api/client.ts'
import { answered, Refused } from '../../../api/refused.ts'
import { useMe } from '../../../shell/use-me.ts'
import { type ModelDetail, modelsQuery } from '../studio-queries.ts'
import { beginDraft, type DraftEvent, draftAfter, isDue, isFollowing, isUndone, isUnsaved } from './draft-machine.ts'
import { dropKept, keep } from './kept-draft.ts'
import { editorsKey } from './use-editors.ts'

/** After so long without a further change (milliseconds) a draft saves itself. */
const PAUSE = 900

/** What could not be saved is tried again after so long (milliseconds). */
const AGAIN = 10_000

const CONFLICTS = new Set(['studio.draft-changed', 'studio.draft-not-found'])

/** The draft of a file while somebody edits it: it saves itself, one save after the other, over nothing that was not seen. */
export function useDraft(model: ModelDetail) {
  const { resource } = model
  const { userId } = useMe()
  const queries = useQueryClient()
  const [state, tell] = useReducer(draftAfter, model, ({ draft, draftContent, content, version }) =>
    beginDraft(draftContent ?? content ?? '', draft?.revision ?? 0, version),
  )
  const [error, setError] = useState<unknown>(null)
  const latest = useRef(state)
  latest.current = state
  const inForce = useRef(model.content)
  inForce.current = model.content
  /** Set when the page is left: what is saved last then goes on without it. */
  const isClosed = useRef(false)

  const save = useCallback(async () => {
    const { content, revision, version } = latest.current
    tell({ kind: 'began-saving' })
    try {
      const isDropped = isUndone(latest.current, inForce.current)
      const kept = isDropped
        ? await drop(resource, revision)
        : await keepDraft(resource, { content, revision, version })
      // What was heard of the draft a moment ago would be taken for somebody else's.
      if (isDropped)
        queries.setQueryData(editorsKey(resource), (heard: object | undefined) => heard && { ...heard, draft: null })
      tell({ kind: 'was-saved', content, revision: kept })
      setError(null)
      dropKept(userId, resource, content)
      const newer = latest.current.content
      if (isClosed.current && newer !== content) {
        await keepDraft(resource, { content: newer, revision: kept, version })
        dropKept(userId, resource, newer)
      }
      if (revision === 0 || kept === 0) void queries.invalidateQueries({ queryKey: modelsQuery.queryKey })
    } catch (failure) {
      setError(failure)
      tell({ kind: 'could-not-save', isConflict: failure instanceof Refused && CONFLICTS.has(failure.refusal.code) })
    }
  }, [resource, userId, queries])

  useEffect(() => {
    if (isUnsaved(state)) keep(userId, resource, { content: state.content, revision: state.revision })
    const pause = isDue(state) ? PAUSE : state.phase === 'failed' ? AGAIN : null
    if (pause === null) return
    const timer = setTimeout(() => void save(), pause)
    return () => clearTimeout(timer)
  }, [state, save, userId, resource])

  useEffect(() => {
    if (model.version !== state.version && model.content !== null && isFollowing(state)) {
      tell({ kind: 'follows', content: model.content, version: model.version })
    }
  }, [model, state])

  // Whoever closes the window while something is unsaved is asked; within the console the save goes on by itself.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isUnsaved(latest.current)) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    isClosed.current = false
    return () => {
      removeEventListener('beforeunload', ask)
      isClosed.current = true
      if (isDue(latest.current)) void save()
    }
  }, [save])

  const replace = useCallback((event: DraftEvent) => {
    setError(null)
    tell(event)
  }, [])
  const edit = useCallback((content: string) => tell({ kind: 'edited', content }), [])
  return { state, error, edit, save, replace }
}

/** Answers the revision that the draft has now. */
const keepDraft = async (
  resource: string,
  body: { readonly content: string; readonly revision: number; readonly version: number | null },
): Promise<number> => (await answered(api().saveModelDraft({ params: { resource }, body }))).revision

/** What says again what is in force is no draft: it goes, and what was saved of it stays among the saves. */
async function drop(resource: string, revision: number): Promise<number> {
  await answered(api().discardModelDraft({ params: { resource }, query: { revision: String(revision) } }))
  return 0
}

export type DraftDesk = ReturnType<typeof useDraft>

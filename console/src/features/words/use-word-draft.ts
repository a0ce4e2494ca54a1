import { useState } from 'react'
import { useMe } from '../../shell/use-me.ts'
import type { WordDraft } from './word-draft.ts'

/** What was changed and not yet saved: kept in this tab, for whoever changed it. */
export function useWordDraft(): readonly [WordDraft, (draft: WordDraft) => void] {
  const name = `aftersale.words.${useMe().userId}`
  const [draft, setDraft] = useState(() => readDraft(name))
  const change = (next: WordDraft) => {
    setDraft(next)
    if (Object.keys(next).length === 0) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(next))
  }
  return [draft, change]
}

/** Only this page writes what is read. */
const readDraft = (name: string): WordDraft => JSON.parse(sessionStorage.getItem(name) ?? '{}') as WordDraft

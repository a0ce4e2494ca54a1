import type { Bilingual, WordItem, WordKind, Words } from '@aftersale/contract'

/** What somebody has changed of one key and not yet saved; `words` null: taken away. */
type WordChange = WordItem & { readonly isNew: boolean }

/** Changes by the id of their row. */
export type WordDraft = Readonly<Record<string, WordChange>>

/** A row of the table. */
export type WordRow = WordChange & { readonly id: string; readonly isChanged: boolean }

export type WordProblem = 'keyMissing' | 'keyTaken' | 'wordsMissing'

export const KINDS = [
  'reason',
  'outcome',
  'group',
  'channel',
  'source',
  'provider',
] as const satisfies readonly WordKind[]

const NOTHING: Bilingual = { en: '', 'zh-CN': '' }

/** The rows of a kind: new keys above, then those that there are, in the order of the server. */
export function rowsOf(words: Words, draft: WordDraft, kind: WordKind): WordRow[] {
  const fresh = Object.entries(draft)
    .filter(([, change]) => change.isNew && change.kind === kind)
    .map(([id, change]) => ({ ...change, id, isChanged: true }))
  const known = Object.entries(words[kind]).map(([of, said]): WordRow => {
    const id = `${kind} ${of}`
    const change = draft[id]
    return { kind, of, words: said, isNew: false, ...change, id, isChanged: change !== undefined }
  })
  return [...fresh.toReversed(), ...known]
}

/** Whether a row is found by a part of its key or of its words. New ones are always there: they are being written. */
export function isFound({ isNew, of, words }: WordRow, sought: string): boolean {
  const part = sought.trim().toLowerCase()
  return isNew || `${of}\n${words?.en ?? ''}\n${words?.['zh-CN'] ?? ''}`.toLowerCase().includes(part)
}

/** The draft with one row changed; one that is as the server has it again is no change. */
export function changed(draft: WordDraft, words: Words, { id, kind, isNew, of, words: said }: WordRow): WordDraft {
  const { [id]: _before, ...others } = draft
  const known = isNew ? undefined : words[kind][of]
  if (known !== undefined && said !== null && known.en === said.en && known['zh-CN'] === said['zh-CN']) return others
  return { ...others, [id]: { kind, of, words: said, isNew } }
}

/** The draft without what was changed in a row: a new one is gone. */
export function undone(draft: WordDraft, id: string): WordDraft {
  const { [id]: _before, ...others } = draft
  return others
}

/** The draft with an empty row for a new key. */
export const withNew = (draft: WordDraft, kind: WordKind, id: string): WordDraft => ({
  ...draft,
  [id]: { kind, of: '', words: NOTHING, isNew: true },
})

/** What keeps a row from being saved; null: nothing. */
export function problemOf(words: Words, draft: WordDraft, row: Omit<WordRow, 'isChanged'>): WordProblem | null {
  const of = row.of.trim()
  if (of === '') return 'keyMissing'
  const isTaken = ([id, other]: readonly [string, WordChange]) =>
    id !== row.id && other.isNew && other.kind === row.kind && other.of.trim() === of
  if (row.isNew && (Object.hasOwn(words[row.kind], of) || Object.entries(draft).some(isTaken))) return 'keyTaken'
  if (row.words !== null && (row.words.en.trim() === '' || row.words['zh-CN'].trim() === '')) return 'wordsMissing'
  return null
}

/** Whether all that was changed can be saved. */
export const isSavable = (words: Words, draft: WordDraft): boolean =>
  Object.entries(draft).every(([id, change]) => problemOf(words, draft, { ...change, id }) === null)

/** The changes as they are sent. */
export const itemsOf = (draft: WordDraft): WordItem[] =>
  Object.values(draft).map(({ kind, of, words }) => ({
    kind,
    of: of.trim(),
    words: words && { en: words.en.trim(), 'zh-CN': words['zh-CN'].trim() },
  }))

import type { CaseTypeDocument, Json, TimelineEntry } from '@aftersale/contract'
import type { CaseFieldRights } from '../field-rights/case-field-rights.ts'
import type { PersonNames } from '../task-words.ts'
import { changeWords } from '../types/field-words.ts'
import type { ChangeRecord } from './case-change.store.ts'
import type { CaseChange } from './case-change.ts'

type Words = { readonly en: string; readonly 'zh-CN': string }

const OWN: Readonly<Record<'title' | 'priority', Words>> = {
  title: { en: 'title', 'zh-CN': '标题' },
  priority: { en: 'priority', 'zh-CN': '优先级' },
}

/** The changes of which somebody sees something, as far as they do. */
export const changesSeen = (records: readonly ChangeRecord[], rights: CaseFieldRights | undefined): ChangeRecord[] =>
  records.flatMap((record) => {
    const changes = record.changes.filter((one) => one.what !== 'field' || rights?.hidden.has(one.name) !== true)
    return changes.length === 0 ? [] : [{ ...record, changes }]
  })

/** A change of a case as its timeline tells it: what was changed in words, from what to what as values. */
export function changeEntry(
  { changedAt, changedBy, changes }: ChangeRecord,
  document: CaseTypeDocument | null,
  names: PersonNames,
): TimelineEntry {
  const words = changes.map((one) => wordsOf(one, document).label)
  const values = changes.map((one) => [nameOf(one), { from: one.from, to: one.to } as Json] as const)
  return {
    at: changedAt,
    kind: 'step',
    actor: { kind: 'person', name: names.get(changedBy) ?? changedBy },
    title: {
      en: `Changed: ${words.map(({ en }) => en).join(', ')}`,
      'zh-CN': `更改：${words.map(({ 'zh-CN': zh }) => zh).join('、')}`,
    },
    values: Object.fromEntries(values),
    words: Object.fromEntries(changes.map((one) => [nameOf(one), wordsOf(one, document)])),
  }
}

const nameOf = (one: CaseChange) => (one.what === 'field' ? `fields.${one.name}` : one.what)

function wordsOf(one: CaseChange, document: CaseTypeDocument | null) {
  if (one.what !== 'field') return { label: OWN[one.what], value: null }
  const field = document?.fields.find(({ name }) => name === one.name)
  return field === undefined
    ? { label: { en: one.name, 'zh-CN': one.name }, value: null }
    : changeWords(field, one.from as Json, one.to as Json)
}

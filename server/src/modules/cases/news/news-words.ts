import type { CaseTypeDocument, TimelineEntry } from '@aftersale/contract'
import type { PersonNames } from '../task-words.ts'
import { fieldWords } from '../types/field-words.ts'
import type { ReportedNews } from './case-news.store.ts'

/** News as the timeline of its case tells it: what was reported in words, with its fields as values. */
export function newsEntry(
  { news, fields, element, toldAt, toldBy }: ReportedNews,
  document: CaseTypeDocument | null,
  names: PersonNames,
): TimelineEntry {
  const told = document?.news?.find(({ name }) => name === news)
  const label = told?.label ?? { en: news, 'zh-CN': news }
  const values = fields as NonNullable<TimelineEntry['values']>
  const words = (told?.fields ?? []).flatMap((field) => {
    const value = values[field.name]
    return value === undefined ? [] : [[field.name, fieldWords(field, value)] as const]
  })
  return {
    at: toldAt,
    kind: 'step',
    actor: { kind: 'person', name: names.get(toldBy) ?? toldBy },
    title: { en: `Reported: ${label.en}`, 'zh-CN': `告知：${label['zh-CN']}` },
    element,
    ...(Object.keys(values).length > 0 && { values, words: Object.fromEntries(words) }),
  }
}

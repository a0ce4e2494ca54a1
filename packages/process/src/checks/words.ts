import type { SequenceFlow } from '../definition.ts'
import type { EventDefinition } from '../event-definition.ts'
import type { Term } from '../reading/attributes.ts'

/** The word for each kind of event definition. */
export const KIND: Readonly<Record<EventDefinition['kind'], Term>> = {
  message: { en: 'message', zh: '消息' },
  timer: { en: 'timer', zh: '定时器' },
  signal: { en: 'signal', zh: '信号' },
  conditional: { en: 'condition', zh: '条件' },
  error: { en: 'error', zh: '错误' },
  escalation: { en: 'escalation', zh: '升级' },
  link: { en: 'link', zh: '链接' },
  terminate: { en: 'termination', zh: '终止' },
  cancel: { en: 'cancel', zh: '取消' },
  compensation: { en: 'compensation', zh: '补偿' },
}

/** A flow by its name, or its id where it has none. */
export const nameOfFlow = (flow: SequenceFlow): string => flow.name || flow.id

export const withArticle = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`

/** As it begins a sentence. */
export const upper = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

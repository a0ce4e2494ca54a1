import { compareDecisions } from '@aftersale/decision'
import { compareFlows } from '@aftersale/diagram'
import { compareForms } from '@aftersale/form'
import type { ModelChange } from '@aftersale/kernel'
import { compareDocuments } from './compare-documents.ts'

/** What a file of the business is. */
type ModelKind = 'flow' | 'rules' | 'form' | 'calendar' | 'case-type' | 'template' | 'automation'

const NEW: ModelChange = { element: null, kind: 'added', words: { en: 'The file is new', 'zh-CN': '新文件' } }
const GONE: ModelChange = { element: null, kind: 'removed', words: { en: 'The file is gone', 'zh-CN': '文件已删除' } }

const unreadable = (line: number | null): ModelChange => ({
  element: null,
  kind: 'changed',
  words: {
    en: `The two cannot be compared: one of them cannot be read${line === null ? '' : ` (line ${line})`}`,
    'zh-CN': `无法比较：其中一个文件无法读取${line === null ? '' : `（第 ${line} 行）`}`,
  },
})

/**
 * How two editions of a file differ, in sentences; null: there is none. Nothing that the file says is left out. What only
 * stands elsewhere in a drawing is one sentence at the end. `wordOf` has the company's words for keys that rules write.
 */
export function differenceOf(
  kind: ModelKind,
  before: string | null,
  after: string | null,
  wordOf?: Parameters<typeof compareDecisions>[2],
): readonly ModelChange[] {
  if (before === after) return []
  if (before === null) return [NEW]
  if (after === null) return [GONE]
  if (kind === 'flow') {
    const compared = compareFlows(before, after)
    if (!compared.ok) return [unreadable(compared.refusal.line)]
    const { changes, moved } = compared.value
    return moved.length === 0 ? changes : [...changes, onlyMoved(moved.length)]
  }
  if (kind === 'rules') {
    const compared = compareDecisions(before, after, wordOf)
    return compared.ok ? compared.value : [unreadable(compared.refusal.line)]
  }
  if (kind === 'form') {
    const compared = compareForms(before, after)
    return compared.ok ? compared.value : [unreadable(null)]
  }
  return compareDocuments(before, after) ?? [unreadable(null)]
}

const onlyMoved = (count: number): ModelChange => ({
  element: null,
  kind: 'changed',
  words: {
    en: `The drawing: ${count} ${count === 1 ? 'element stands' : 'elements stand'} elsewhere, which changes nothing of what happens`,
    'zh-CN': `图形布局：${count} 个元素的位置有变化，不影响执行`,
  },
})

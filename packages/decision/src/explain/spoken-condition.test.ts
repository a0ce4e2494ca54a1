import { createEvaluation } from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { modelOf, tableXml } from '../../test/table-xml.ts'
import { explainDecision } from '../evaluate-decision.ts'
import { explainInWords } from './explain-in-words.ts'
import { spokenCondition } from './spoken-condition.ts'
import type { Language } from './spoken-value.ts'

/** `cell | English | Chinese` */
const cells = [
  '<= 500.00 | at most 500.00 | 不超过 500.00',
  '< @"2024-06-01" | before 2024-06-01 | 早于 2024-06-01',
  '>= date("2024-06-01") | not before 2024-06-01 | 不早于 2024-06-01',
  '> duration("P30D") | more than 30 days | 大于 30 天',
  '[50..200] | from 50 to 200 | 在 50 至 200 之间',
  '(50..200] | more than 50 and at most 200 | 大于 50 且不超过 200',
  '"jd", "tmall" | one of jd, tmall | 属于 jd、tmall',
  'not("jd") | not jd | 不是 jd',
  'not("a,b", "c") | none of a,b, c | 不属于 a,b、c',
  '!= "jd" | other than jd | 不等于 jd',
  '> limit | more than limit | 大于 limit',
  '> 5, < 3 | fits > 5, < 3 | 符合 > 5, < 3',
  'contains(?, "x") | fits contains(?, "x") | 符合 contains(?, "x")',
  '[1..3], [5..7] | fits [1..3], [5..7] | 符合 [1..3], [5..7]',
]

test.each(cells)('a cell as a person says it: %s', (row) => {
  const [cell = '', en, zh] = row.split(' | ')
  expect([spokenCondition(cell, 'en'), spokenCondition(cell, 'zh-CN')]).toEqual([en, zh])
})

test('a yes or no, and what is not given, are told plainly', () => {
  const rules = [
    ['false', '"person"'],
    ['null', '"ask"'],
  ]
  const model = modelOf(tableXml({ inputs: [['found', 'boolean']], rules }))
  const told = (found: boolean | null, language: Language) => {
    const evaluation = createEvaluation({ now: instant('2026-03-01T00:00:00Z') })
    return explainInWords(explainDecision(model, 'judge', { found }, evaluation).trace, language)
  }
  expect(told(false, 'en')).toBe('Rule 1 of “judge” matched: found: no. result: person.')
  expect(told(null, 'en')).toBe('Rule 2 of “judge” matched: found is not given. result: ask.')
  expect(told(null, 'zh-CN')).toBe('“judge”的规则 2 命中：found 为空。result：ask。')
})

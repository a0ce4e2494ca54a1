import type { ModelProblem } from '@aftersale/contract'
import { brokenExpectations, readRuleBook } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import type { Resource } from '../../../engine/index.ts'

/** What rules expect of their own figures and do not find: to be looked at, no reason to refuse. */
export function unmetExpectations(files: readonly Resource[]): ModelProblem[] {
  return files
    .filter(({ name }) => name.endsWith('.dmn'))
    .flatMap(({ name, content }): ModelProblem[] => {
      const book = readRuleBook(content)
      if (!book.ok) return []
      return brokenExpectations(book.value).map(({ decision, expectation: { label }, figures }) => {
        const said = (language: 'en' | 'zh-CN', colon: string, between: string) =>
          figures.map((one) => `${labelIn(one.label, language)}${colon}${one.value}`).join(between)
        return {
          resource: name,
          code: 'studio.expectation-unmet',
          element: decision,
          message: {
            en: `Not so any more: “${labelIn(label, 'en')}” (${said('en', ': ', ', ')}).`,
            'zh-CN': `不再成立：“${labelIn(label, 'zh-CN')}”（${said('zh-CN', '：', '，')}）。`,
          },
        }
      })
    })
}

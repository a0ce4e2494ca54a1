import type { ModelProblem } from '@aftersale/contract'
import { runExamples } from '@aftersale/decision'
import { type Instant, labelInBoth } from '@aftersale/kernel'
import type { Resource } from '../../../engine/index.ts'

/** The examples kept with rules that come out otherwise than expected: to be looked at, no reason to refuse. */
export function failingExamples(files: readonly Resource[], now: Instant): ModelProblem[] {
  return files
    .filter(({ name }) => name.endsWith('.dmn'))
    .flatMap(({ name, content }): ModelProblem[] => {
      const runs = runExamples(content, now)
      if (!runs.ok) return []
      return runs.value
        .filter(({ matches }) => !matches)
        .map(({ decision: { id, label }, number }) => {
          const said = labelInBoth(label)
          return {
            resource: name,
            code: 'studio.example-differs',
            element: id,
            message: {
              en: `Example ${number} of “${said.en}” comes out otherwise than expected.`,
              'zh-CN': `“${said['zh-CN']}”的示例 ${number} 与预期结果不符。`,
            },
          }
        })
    })
}

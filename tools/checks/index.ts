import type { Check } from './check.ts'
import { names, sizes, words } from './house-rules.ts'
import { lockFile } from './lock-file.ts'
import { tool } from './tool.ts'
import { types } from './types.ts'

export type { Check } from './check.ts'

/** Every check, the slow ones first: two at a time, or one beside the tests. */
export const checks: readonly Check[] = [
  types,
  {
    name: 'unused',
    summary: { en: 'no unused files, exports or dependencies', 'zh-CN': '没有未使用的文件、导出或依赖' },
    run: tool('knip', ['--no-progress', '--no-config-hints']),
  },
  {
    name: 'lint',
    summary: { en: 'no suspicious code', 'zh-CN': '没有可疑代码' },
    run: tool('oxlint', ['--deny-warnings', '--format', 'unix']),
  },
  {
    name: 'format',
    summary: { en: 'formatted, imports in order', 'zh-CN': '格式与导入顺序一致' },
    run: tool('biome', ['check', '--colors=off', '--reporter=summary', '.']),
  },
  lockFile,
  sizes,
  names,
  words,
]

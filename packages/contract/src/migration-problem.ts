import { z } from 'zod'

/** Why an instance cannot go over to another version, or a mapping is wrong. */
export const migrationProblem = z.object({
  code: z.string(),
  element: z.string(),
  message: z.object({ en: z.string(), 'zh-CN': z.string() }),
})

export const exampleProblem: z.input<typeof migrationProblem> = {
  code: 'process.no-target',
  element: 'AskManager',
  message: {
    en: 'The new version has no element “AskManager” for “AskManager”: map it to one.',
    'zh-CN': '新版本没有与“AskManager”对应的节点“AskManager”：请指定映射。',
  },
}

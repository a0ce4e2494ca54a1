import { z } from 'zod'
import { exampleFoundRecord, foundRecord, lookUpKind } from '../look-ups.ts'
import { defineRoutes } from '../route.ts'
import { text } from '../scalars.ts'

/** What somebody means who writes a number into a form. */
export const lookUpRoutes = defineRoutes({
  lookUp: {
    method: 'GET',
    path: '/api/look-ups/{kind}',
    topic: 'cases',
    summary: {
      en: 'Records of a number or code, as forms link them: none where the caller may not see such records',
      'zh-CN': '按编号查询记录，供表单关联使用；无权查看此类记录时结果为空',
    },
    access: 'session',
    permission: 'own-account',
    params: z.strictObject({ kind: lookUpKind }),
    query: z.strictObject({ value: text(300).meta({ description: 'A number, a code, or `shop/number`' }) }),
    answers: { 200: z.object({ items: z.array(foundRecord) }).meta({ examples: [{ items: [exampleFoundRecord] }] }) },
    refusals: [],
  },
})

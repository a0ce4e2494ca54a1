import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { identifier, text } from '../scalars.ts'

const draft = z.string().max(20_000)

/** Cases on paper. */
export const printRoutes = defineRoutes({
  printCase: {
    method: 'GET',
    path: '/api/cases/{id}/print',
    topic: 'cases',
    summary: { en: 'A case as a page to print, as its type says', 'zh-CN': '按模板生成的工单打印页' },
    access: 'session',
    permission: 'cases.see',
    params: z.strictObject({ id: identifier.meta({ description: "The case's id or its number" }) }),
    query: z.strictObject({
      language: z.enum(['en', 'zh-CN']).optional().meta({ description: "Absent: the caller's" }),
    }),
    html: true,
    answers: { 200: z.string().meta({ examples: ['<!doctype html><title>TH-20260301-0042</title>'] }) },
    refusals: ['cases.not-found', 'cases.print-missing', 'cases.print-unreadable'],
  },
  tryPrintText: {
    method: 'POST',
    path: '/api/print-texts/try',
    topic: 'cases',
    summary: {
      en: 'What the draft of a print text would make of a case as it stands now, as a page',
      'zh-CN': '试印：打印文本草稿用于某个工单时的页面',
    },
    access: 'session',
    permission: 'case-types.deploy',
    body: z
      .strictObject({
        case: text(64).meta({ description: 'Its number or id' }),
        print: z.strictObject({ en: draft, 'zh-CN': draft }),
        language: z.enum(['en', 'zh-CN']),
      })
      .meta({
        examples: [
          {
            case: 'TH-20260301-0042',
            print: { en: '# {{ case.number }}', 'zh-CN': '# {{ case.number }}' },
            language: 'en',
          },
        ],
      }),
    answers: {
      200: z
        .object({ page: z.string() })
        .meta({ examples: [{ page: '<!doctype html><title>TH-20260301-0042</title>' }] }),
    },
    refusals: ['cases.not-found', 'cases.type-wrong', 'cases.print-missing', 'cases.print-unreadable'],
  },
})

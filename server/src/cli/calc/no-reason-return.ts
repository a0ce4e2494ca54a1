import { noReasonReturn as judge } from '@aftersale/commerce'
import { accept } from '@aftersale/kernel'
import { z } from 'zod'
import { calculatorOf } from './calculator.ts'
import { reasonLines } from './reason-lines.ts'
import { shortText } from './texts.ts'

const input = z.strictObject({
  signed: shortText,
  category: shortText,
  flags: z.union([z.array(shortText).max(1_000), z.record(shortText, z.boolean())]).optional(),
  at: shortText,
})

/** Whether the law lets goods be returned without a reason (七日无理由退货). */
export const noReasonReturn = calculatorOf(input, (question) => {
  const answer = judge(question)
  if (!answer.ok) return answer
  const { allowed, windowEnds, reasons } = answer.value
  return accept({
    document: answer.value,
    lines: (language) => [
      ...reasonLines(
        allowed ? { en: 'Allowed.', 'zh-CN': '可以退货。' } : { en: 'Not allowed.', 'zh-CN': '不能退货。' },
        reasons,
        language,
      ),
      language === 'en' ? `The window ends at ${windowEnds}.` : `期限截止：${windowEnds}。`,
    ],
  })
})

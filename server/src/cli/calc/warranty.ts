import { warrantyOf } from '@aftersale/commerce'
import { accept } from '@aftersale/kernel'
import { z } from 'zod'
import { calculatorOf } from './calculator.ts'
import { reasonLines } from './reason-lines.ts'
import { shortText } from './texts.ts'

const input = z.strictObject({
  sold: shortText,
  delivered: shortText.optional(),
  terms: z.array(z.strictObject({ component: shortText, months: z.number() })).max(10_000),
  events: z
    .array(z.strictObject({ at: shortText, type: z.enum(['repairStarted', 'repairEnded', 'exchanged']) }))
    .max(10_000)
    .default([]),
  component: shortText,
  at: shortText,
  zone: shortText.optional(),
  repairedGoodsDays: z.number().optional(),
})

/** Whether a component of a sold unit is under warranty on a day, and through which. */
export const warranty = calculatorOf(input, ({ component, at, ...unit }) => {
  const answers = warrantyOf(unit, [component], at)
  if (!answers.ok) return answers
  const [answer] = answers.value
  if (answer === undefined) throw new Error('expected an answer for the component, got none')
  const { covered, until, reasons } = answer
  return accept({
    document: { covered, until, reasons },
    lines: (language) =>
      reasonLines(
        covered ? { en: 'Covered.', 'zh-CN': '在保修范围内。' } : { en: 'Not covered.', 'zh-CN': '不在保修范围内。' },
        reasons,
        language,
      ),
  })
})

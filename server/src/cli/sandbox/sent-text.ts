import { z } from 'zod'
import type { Entry } from './done-ledger.ts'

const asked = z.object({
  purpose: z.literal('portal-code'),
  language: z.enum(['en', 'zh-CN']),
  values: z.object({ code: z.string() }),
})

/** What stands on the telephone that nobody has; null: nothing was sent to it, or not yet. */
export function textOf(entry: Entry | undefined): string | null {
  if (entry === undefined || entry.port !== 'sms' || entry.end === 'failed') return null
  const read = asked.safeParse(entry.payload)
  if (!read.success) return null
  const { language, values } = read.data
  return language === 'en'
    ? `[Sandbox] Your code is ${values.code}. It works for half an hour. Give it to nobody.`
    : `【沙箱】您的验证码为 ${values.code}，半小时内有效，请勿告知他人。`
}

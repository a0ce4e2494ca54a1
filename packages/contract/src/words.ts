import { z } from 'zod'
import { bilingual } from './language.ts'
import { text } from './scalars.ts'

/** What is called by a key in rules and flows, and has words of its own for people. */
const wordKind = z.enum(['reason', 'outcome', 'group', 'channel', 'source', 'provider']).meta({
  description:
    'The reason that rules give, what a case comes to, a group of people, the way a case came in, a shop (source), a provider',
})

const said = z.strictObject({ en: text(200), 'zh-CN': text(200) })

/** The content of a file `<name>.words.json`: the words of one kind, by key. */
export const wordsDocument = z.strictObject({
  kind: wordKind,
  words: z.record(text(200), said),
})

/** One key and its words. */
export const wordItem = z.object({
  kind: wordKind,
  of: text(200).meta({ description: 'The key as rules and flows write it' }),
  words: said.nullable().meta({ description: 'Null: people see the key again' }),
})

/** Words of all kinds, by key. */
export const allWords = z
  .object({
    reason: z.record(z.string(), bilingual),
    outcome: z.record(z.string(), bilingual),
    group: z.record(z.string(), bilingual),
    channel: z.record(z.string(), bilingual),
    source: z.record(z.string(), bilingual),
    provider: z.record(z.string(), bilingual),
  })
  .meta({ id: 'Words' })

export type WordKind = z.output<typeof wordKind>
export type WordItem = z.output<typeof wordItem>
export type WordsDocument = z.output<typeof wordsDocument>
export type Words = z.output<typeof allWords>

export const exampleWords: z.input<typeof allWords> = {
  reason: { pastExchangeWindow: { en: 'Past the time to exchange', 'zh-CN': '已超过换货期限' } },
  outcome: { refunded: { en: 'Refunded', 'zh-CN': '已退款' } },
  group: { finance: { en: 'Finance', 'zh-CN': '财务' } },
  channel: { phone: { en: 'Phone', 'zh-CN': '电话' } },
  source: { 'tmall-flagship': { en: 'Tmall flagship store', 'zh-CN': '天猫旗舰店' } },
  provider: { wechat: { en: 'WeChat Pay', 'zh-CN': '微信支付' } },
}

export const exampleWordItem: z.input<typeof wordItem> = {
  kind: 'reason',
  of: 'pastExchangeWindow',
  words: { en: 'Past the time to exchange', 'zh-CN': '已超过换货期限' },
}

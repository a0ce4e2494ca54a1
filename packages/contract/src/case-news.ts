import { z } from 'zod'
import { caseTypeNews } from './case-types.ts'
import { instantText, json, text } from './scalars.ts'

const { label, fields, from } = caseTypeNews.shape

/** What the flow of a case awaits just now and may be told by anybody who reports it. */
export const awaitedNews = z
  .object({
    news: z.string().meta({ description: 'What it is reported by' }),
    label,
    fields,
    from,
    since: instantText.meta({ description: 'Where several steps of the case await it: the first' }),
  })
  .meta({ id: 'AwaitedNews' })

/** One thing that happened and that the flow of a case awaits. */
export const caseNewsItem = z.object({
  case: text(64).meta({ description: "The case's id or its number" }),
  news: text(200).meta({ description: 'One of the news that the type of the case names' }),
  fields: z.record(z.string().max(80), json).default({}).meta({ description: 'The fields of the news by name' }),
})

export const exampleNewsItem: z.input<typeof caseNewsItem> = {
  case: 'TS-20260301-0042',
  news: 'customer-unsatisfied',
  fields: { why: '赔付金额太低' },
}

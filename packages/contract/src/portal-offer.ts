import { z } from 'zod'
import { text } from './scalars.ts'

const words = z.strictObject({ en: text(200), 'zh-CN': text(200) })
const filled = z.strictObject({ en: text(2_000), 'zh-CN': text(2_000) })
const name = text(200)
const feel = text(1_000)

/** A field of the type that consumers fill in, asked in their words. */
const askedField = z.strictObject({
  field: text(40),
  label: words.optional().meta({ description: 'The question; absent: the label of the field' }),
  hint: words.optional(),
  options: z
    .array(
      z.strictObject({
        value: text(100),
        label: words.optional().meta({ description: "Absent: the option's own" }),
        when: feel.optional().meta({ description: 'FEEL over `line`, `order` and `product`; absent: always' }),
      }),
    )
    .min(1)
    .max(50)
    .optional()
    .meta({ description: 'Of a choice, those that are offered; absent: all' }),
})

/** A step of the line that shows consumers how far their case is. */
const step = z.strictObject({
  label: words,
  elements: z.array(name).min(1).max(100).meta({ description: 'Elements of the flow' }),
})

/**
 * What consumers see of cases of a type, and with what they open them, in the portal. A type without it is not for consumers.
 * FEEL of an offer reads `line` ({reference, quantity, freeUnits, paidMinor, deliveredAt, shipped, days}: days since the
 * delivery), `order` ({number, currency, orderedAt}), `product` ({code, name, category, fields}) and `figures`; FEEL of a case
 * all variables of its flow.
 */
export const portalOffer = z
  .strictObject({
    offer: words.meta({ description: 'What consumers call it' }),
    hint: words.optional(),
    position: z.int().min(0).max(1_000).default(100).meta({ description: 'Lower ones are offered first' }),
    mayOpen: z.boolean().default(true).meta({ description: 'Whether consumers open it; false: they only see it' }),
    about: z.enum(['line', 'order']).default('line').meta({ description: 'One product of the order, or all of it' }),
    figures: z
      .record(z.string().regex(/^[A-Za-z]\w{0,39}$/), name)
      .default({})
      .meta({
        description:
          'Figures of rules that FEEL of the offer reads as `figures`: each by the id of a decision that needs nothing to be decided',
      }),
    when: feel.optional().meta({ description: 'FEEL: whether it is offered; absent: always' }),
    units: z.boolean().default(false).meta({ description: 'Whether it is about a number of free units' }),
    fields: z.array(askedField).max(30).default([]).meta({ description: 'In the order in which they are asked' }),
    set: z
      .record(text(40), feel)
      .default({})
      .meta({ description: 'Fields that nobody is asked for: FEEL over the same, `request` and `photos`, a number' }),
    photos: z.enum(['none', 'welcome', 'needed']).default('welcome'),
    window: z
      .strictObject({
        days: z.union([z.int().min(1).max(3_660), feel]).meta({ description: 'A number, or FEEL over `figures`' }),
        label: words,
      })
      .optional()
      .meta({ description: 'Shown beside a product: how many days after the delivery something is still open' }),
    quote: z.strictObject({ refundShipping: feel.optional() }).optional().meta({
      description: 'The refund of the units is shown beforehand; FEEL over `request` says whether shipping too',
    }),
    steps: z.array(step).min(1).max(8),
    amount: z
      .strictObject({ label: words, value: feel })
      .optional()
      .meta({ description: 'FEEL that comes to `{minor, currency}` or null' }),
    why: filled.optional().meta({ description: 'The reason in plain words: text with placeholders, as in messages' }),
    outcomes: z.record(text(100), words).default({}).meta({ description: 'What it came to, in words of consumers' }),
    sendIn: z
      .array(name)
      .max(20)
      .default([])
      .meta({ description: 'Elements at which goods without a return are sent in' }),
    sendBy: z
      .array(name)
      .max(20)
      .optional()
      .meta({ description: 'Timers of the flow whose running time is the date by which goods are to be sent' }),
    news: z
      .array(
        z.strictObject({
          name,
          label: words,
          withdraws: z.boolean().default(false).meta({ description: 'Whether it takes the request back' }),
        }),
      )
      .max(20)
      .default([])
      .meta({ description: 'News that consumers report themselves' }),
  })
  .meta({ id: 'PortalOffer' })

export type PortalOffer = z.output<typeof portalOffer>

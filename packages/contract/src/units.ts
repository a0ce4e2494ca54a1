import { z } from 'zod'
import { fieldsGiven, fieldValues } from './fields.ts'
import { productCode } from './products.ts'
import { identifier, instantText, localDate, text } from './scalars.ts'

export const serialNumber = text(100)
export const component = text(100).meta({ description: 'A part with a warranty of its own: whole, compressor, panel' })

/** What a sold unit is known by. */
export const unitName = {
  unit: identifier.optional().meta({ description: "The unit's id" }),
  product: productCode.optional().meta({ description: 'Instead of the id: its product, together with `serial`' }),
  serial: serialNumber.optional(),
}

/** The order line that units were sold on. */
export const soldOn = {
  source: text(64).optional().meta({ description: 'Where the order was placed, when it is named by its number there' }),
  order: text(200).optional().meta({ description: "The order's id, or with `source` its number" }),
  line: text(200).optional().meta({ description: "The order line's id, or its reference in the order" }),
}

const warrantyTerms = z
  .array(z.strictObject({ component, months: z.int().min(1).max(1200) }))
  .max(100)
  .meta({ description: 'How many months each component is covered' })

/** Days that whatever was repaired must last. */
const repairedGoodsDays = z.int().min(0).max(3650)

/** A unit that was sold. */
export const unitItem = z.object({
  product: productCode.optional().meta({ description: 'Absent: the product of the order line' }),
  serial: serialNumber,
  ...soldOn,
  customer: text(200).optional().meta({
    description: 'Without an order: the number of the customer at `source`',
  }),
  soldOn: localDate.optional().meta({ description: 'Absent: the day of the order' }),
  deliveredOn: localDate.optional().meta({ description: 'Absent: the day on which the line was delivered, if it was' }),
  terms: warrantyTerms.optional().meta({ description: 'Absent: the warranty terms of the product at this moment' }),
  repairedGoodsDays: repairedGoodsDays.optional().meta({ description: 'Absent: 30, as 三包 asks' }),
  fields: fieldsGiven.optional(),
})

const unitState = z
  .enum(['with-customer', 'in-repair', 'returned', 'replaced', 'scrapped'])
  .meta({ description: '`replaced`: another unit came in its place; `returned`: it was given back for good' })

const unitLink = z.object({ id: identifier, serial: z.string() })

/** One unit as lists show it. */
export const unit = z
  .object({
    id: identifier,
    product: z.string(),
    serial: z.string(),
    state: unitState,
    source: z.string().nullable(),
    customer: z.string().nullable(),
    orderId: identifier.nullable(),
    orderNumber: z.string().nullable(),
    orderLineId: identifier.nullable(),
    soldOn: z.string(),
    deliveredOn: z.string().nullable(),
    replaces: unitLink.nullable().meta({ description: 'The unit in whose place it came' }),
    replacedBy: unitLink.nullable(),
    fields: fieldValues,
    version: z.int(),
  })
  .meta({ id: 'Unit' })

/** What a person can say that happened to a unit; repairs say it by themselves. */
const toldEvent = z.enum(['delivered', 'repairStarted', 'repairEnded', 'repairAbandoned', 'returned', 'scrapped'])

const unitEvent = z.object({
  kind: z.enum(['sold', ...toldEvent.options, 'exchanged', 'replacement', 'replaced', 'corrected']),
  at: instantText,
  other: unitLink.nullable().meta({ description: 'The unit that it replaced, or that replaced it' }),
  reference: z.string().nullable().meta({ description: 'What it was done for, such as the number of a repair' }),
  note: z.string().nullable(),
  by: z.string(),
})

/** Why an answer is as it is: a code for programs, and a sentence in each language. */
export const reason = z.object({ code: z.string(), en: z.string(), 'zh-CN': z.string() }).meta({ id: 'Reason' })

/** What a warranty says of one component. */
export const componentCoverage = z
  .object({
    component: z.string(),
    covered: z.boolean(),
    until: z.string().nullable().meta({ description: 'The last day; null where no warranty is given on it' }),
    reasons: z.array(reason),
  })
  .meta({ id: 'ComponentCoverage' })

export const remedies = z
  .object({
    component: z.string(),
    remedies: z.array(z.enum(['refund', 'exchange', 'repair'])),
    until: z.string(),
    reasons: z.array(reason),
  })
  .meta({ id: 'Remedies', description: 'What a defect of a component opens to a consumer under 三包' })

export const unitDetail = unit
  .extend({
    coverage: z
      .object({
        on: z.string().meta({ description: 'The day that it was asked for' }),
        components: z.array(componentCoverage),
        remedies: z.array(remedies),
      })
      .nullable()
      .meta({ description: 'Null where the unit holds no warranty any more' }),
    events: z.array(unitEvent),
  })
  .meta({ id: 'UnitDetail' })

const event = { note: text(2000).optional(), reference: text(200).optional() }

/** When something happened, where it was not now. */
export const happenedAt = instantText.optional().meta({ description: 'When it was not now' })

export const unitEventItem = z.object({ ...unitName, event: toldEvent, at: happenedAt, ...event })

export const replacementItem = z.object({
  ...unitName,
  by: z.strictObject({
    product: productCode.optional().meta({ description: 'Absent: the same product' }),
    serial: serialNumber,
    ...soldOn,
  }),
  reason: z.enum(['exchange', 'repair']).meta({
    description:
      'An exchange begins the warranty anew; a replacement in the course of a repair keeps what is left of it',
  }),
  at: happenedAt,
  ...event,
})

export const unitChange = z.object({
  ...unitName,
  newSerial: serialNumber.optional().meta({ description: 'The serial number as it should have been written' }),
  fields: fieldsGiven.optional(),
  version: z.int().min(1).optional().meta({ description: 'The version you changed: refused if there is a newer one' }),
})

/** What a warranty is asked of: a unit, an order line, or dates. */
export const warrantyQuestion = z.object({
  ...unitName,
  ...soldOn,
  soldOn: localDate.optional().meta({ description: 'Without a unit or an order: when it was sold' }),
  deliveredOn: localDate.optional(),
  terms: warrantyTerms.optional().meta({ description: 'With `soldOn`; absent: the terms of `product`' }),
  events: z
    .array(z.strictObject({ at: text(40), type: z.enum(['repairStarted', 'repairEnded', 'exchanged']) }))
    .max(1000)
    .optional()
    .meta({ description: 'With `soldOn`: what happened to it' }),
  repairedGoodsDays: repairedGoodsDays.optional(),
  components: z.array(component).min(1).max(100).optional().meta({ description: 'Absent: all that the terms name' }),
  on: localDate.optional().meta({ description: 'Absent: today' }),
})

/** Example content for the API documentation, on the wire. */
export const exampleUnit: z.input<typeof unit> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d60',
  product: 'TV-55',
  serial: 'SN-7',
  state: 'with-customer',
  source: 'shop',
  customer: '14527',
  orderId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20',
  orderNumber: '2026030100017',
  orderLineId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10',
  soldOn: '2026-03-01',
  deliveredOn: '2026-03-04',
  replaces: null,
  replacedBy: null,
  fields: {},
  version: 1,
}

export const exampleCoverage: z.input<typeof componentCoverage> = {
  component: 'panel',
  covered: true,
  until: '2029-03-04',
  reasons: [
    {
      code: 'within-term',
      'zh-CN': '保修期至 2029-03-04，含当日（自 2026-03-04 起 36 个月）。',
      en: 'Under warranty through 2029-03-04 (36 months from 2026-03-04).',
    },
  ],
}

export const exampleRemedies: z.input<typeof remedies> = {
  component: 'panel',
  remedies: ['repair'],
  until: '2029-03-04',
  reasons: [
    {
      code: 'within-term',
      'zh-CN': '三包有效期至 2029-03-04：可修理。',
      en: 'Within the term, through 2029-03-04: repair.',
    },
  ],
}

export const exampleUnitDetail: z.input<typeof unitDetail> = {
  ...exampleUnit,
  coverage: { on: '2026-06-01', components: [exampleCoverage], remedies: [exampleRemedies] },
  events: [
    { kind: 'sold', at: '2026-03-01T08:00:00Z', other: null, reference: null, note: null, by: 'lin@example.com' },
  ],
}

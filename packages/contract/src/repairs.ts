import { z } from 'zod'
import { fieldsGiven, fieldValues } from './fields.ts'
import { productCode } from './products.ts'
import { repairQuote } from './repair-quotes.ts'
import { identifier, instantText, localDate, money, text } from './scalars.ts'
import { happenedAt, remedies, serialNumber, soldOn, unitName } from './units.ts'

export const repairName = text(200).meta({ description: "The repair's id or its number" })
export const repairVersion = z
  .int()
  .min(1)
  .optional()
  .meta({ description: 'The version you saw: refused if there is a newer one' })

export const repairCause = z
  .enum(['defect', 'misuse', 'accident'])
  .meta({ description: 'Warranty answers for defects only' })

const quoted = z.enum(['before-repair', 'after-repair'])

/** A repair that is asked for. */
export const repairItem = z.object({
  ...unitName,
  ...soldOn,
  customer: text(200).optional().meta({
    description: "Whose it is, where neither a unit nor an order says so: the customer's number at `source`",
  }),
  fault: text(4000).meta({ description: "What is wrong, in the customer's words" }),
  quoted: quoted.default('before-repair').meta({
    description: 'Whether the customer is quoted before work begins, or when it has been done and tested',
  }),
  requestedAt: happenedAt,
  fields: fieldsGiven.optional(),
})

const testResult = z.strictObject({ name: text(200), passed: z.boolean(), measured: text(200).optional() })

/** What is done with a repair. */
export const stepItem = z.object({
  repair: repairName,
  action: z.enum([
    'receive',
    'diagnose',
    'approve',
    'decline',
    'wait-for-parts',
    'begin-repair',
    'pass-test',
    'fail-test',
    'finish',
    'return',
    'cancel',
  ]),
  at: happenedAt,
  note: text(4000).optional(),
  version: repairVersion,
  cause: repairCause.optional().meta({ description: 'With `diagnose`, which needs it' }),
  diagnosis: text(4000).optional().meta({ description: 'With `diagnose`: what was found' }),
  results: z.array(testResult).max(200).optional().meta({ description: 'With `pass-test` and `fail-test`' }),
  quote: z.int().min(1).optional().meta({
    description: 'With `approve` and `decline`: the quotation that is meant; refused if there is a newer one',
  }),
  onAccount: z
    .boolean()
    .default(false)
    .meta({ description: 'With `return`: the goods go back although the customer still owes for the repair' }),
})

const part = z.strictObject({
  code: text(100).meta({ description: 'Its product or its code in the price list' }),
  quantity: z.int().min(1).max(10_000).default(1),
  use: z
    .enum(['fitted', 'unused'])
    .default('fitted')
    .meta({ description: '`unused`: was issued and went back to stock' }),
  fittedSerials: z.array(serialNumber).max(1_000).default([]),
  faultySerials: z.array(serialNumber).max(1_000).default([]).meta({ description: 'Of the parts that came out' }),
  stockReference: text(200).optional().meta({ description: 'What the stock movement was done for' }),
  note: text(2000).optional(),
})

export const partsItem = z.object({ repair: repairName, at: happenedAt, parts: z.array(part).min(1).max(200) })

export const unitReplacement = z.object({
  repair: repairName,
  by: z.strictObject({
    product: productCode.optional().meta({ description: 'Absent: the same product' }),
    serial: serialNumber,
  }),
  at: happenedAt,
  note: text(2000).optional(),
})

export const loanItem = z.object({
  repair: repairName,
  product: productCode,
  serial: serialNumber,
  dueOn: localDate.optional().meta({ description: 'When it is to come back' }),
  condition: text(2000).optional().meta({ description: 'In which condition it goes out' }),
  at: happenedAt,
})

export const loanReturn = z.object({
  repair: repairName,
  condition: text(2000).optional().meta({ description: 'In which condition it came back' }),
  at: happenedAt,
})

export const repairPaymentItem = z.object({
  repair: repairName,
  direction: z.enum(['received', 'paid-back']).default('received'),
  amount: z
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .meta({ description: 'In minor units of the currency of the quotation' }),
  method: text(64).meta({ description: 'cash, card, transfer …' }),
  provider: text(64).default('manual'),
  providerReference: text(200).optional().meta({ description: 'What the provider knows the payment by' }),
  at: happenedAt,
})

export const repairChange = z.object({
  repair: repairName,
  fault: text(4000).optional(),
  fields: fieldsGiven.optional(),
  version: repairVersion,
})

export const repairStage = z.enum([
  'requested',
  'received',
  'diagnosed',
  'quoted',
  'approved',
  'declined',
  'waiting-for-parts',
  'repairing',
  'tested',
  'done',
  'returned',
  'cancelled',
])

export const loan = z.object({
  id: identifier,
  product: z.string(),
  serial: z.string(),
  givenAt: instantText,
  givenBy: z.string(),
  dueOn: z.string().nullable(),
  conditionGiven: z.string().nullable(),
  takenBackAt: instantText.nullable(),
  takenBackBy: z.string().nullable(),
  conditionBack: z.string().nullable(),
})

/** One repair as lists show it. */
export const repair = z
  .object({
    id: identifier,
    number: z.string(),
    stage: repairStage,
    goodsHere: z.boolean(),
    quoted,
    unitId: identifier.nullable(),
    orderId: identifier.nullable(),
    orderNumber: z.string().nullable(),
    source: z.string().nullable(),
    customer: z.string().nullable(),
    product: z.string(),
    serial: z.string().nullable(),
    fault: z.string(),
    cause: repairCause.nullable(),
    requestedAt: instantText,
    receivedAt: instantText.nullable(),
    lastAt: instantText.meta({ description: 'When its last step was' }),
    waitingSince: instantText.nullable().meta({ description: 'Since when it waits for parts' }),
    waitingDays: z.int().nullable(),
    partsOverdue: z.boolean().meta({ description: 'Parts are waited for longer than 三包 has a consumer wait' }),
    closedAt: instantText.nullable(),
    loanOut: z.boolean(),
    fields: fieldValues,
    version: z.int(),
  })
  .meta({ id: 'Repair' })

const step = z.object({
  number: z.int(),
  action: z.string(),
  stage: repairStage,
  at: instantText,
  by: z.string(),
  note: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).nullable(),
})

const repairPayment = z.object({
  id: identifier,
  direction: z.enum(['received', 'paid-back']),
  amount: money,
  method: z.string(),
  provider: z.string(),
  providerReference: z.string().nullable(),
  at: instantText,
  by: z.string(),
})

export const repairDetail = repair
  .extend({
    orderLineId: identifier.nullable(),
    replacedUnitId: identifier
      .nullable()
      .meta({ description: 'The unit that was here first, where another came in its place' }),
    diagnosis: z.string().nullable(),
    possible: z.array(z.string()).meta({ description: 'What can be done with it now' }),
    account: z
      .object({
        agreed: money.nullable().meta({ description: 'What the customer agreed to pay' }),
        charged: money.nullable().meta({ description: 'Fixed when the repair is finished' }),
        warrantyCost: money.nullable().meta({ description: 'What the warranty bears, fixed likewise' }),
        received: money,
        paidBack: money,
        owed: money.meta({ description: 'What the customer still owes for it' }),
      })
      .nullable()
      .meta({ description: 'Null before the first quotation' }),
    remedies: z.array(remedies).meta({ description: 'What a defect of each component opens today' }),
    steps: z.array(step),
    quotes: z.array(repairQuote),
    parts: z.array(
      z.object({
        code: z.string(),
        use: z.enum(['fitted', 'unused']),
        quantity: z.int(),
        fittedSerials: z.array(z.string()),
        faultySerials: z.array(z.string()),
        stockReference: z.string().nullable(),
        note: z.string().nullable(),
        at: instantText,
        by: z.string(),
      }),
    ),
    loans: z.array(loan),
    payments: z.array(repairPayment),
  })
  .meta({ id: 'RepairDetail' })

import { z } from 'zod'
import { bilingual } from './language.ts'
import { productCode } from './products.ts'
import { identifier, instantText, text } from './scalars.ts'

const warehouseCode = text(64)
/** Where stock is looked at. */
export const stockPlace = { warehouse: warehouseCode.optional(), product: productCode.optional() }
const units = z.int().min(1).max(2_147_483_647)
const reason = text(64).optional().meta({ description: 'Why, in one word of yours: `purchase`, `return`, `damage`' })
export const reference = text(200).meta({ description: 'What it is for: the number of an order, an exchange' })
const lotName = text(100)
const day = z.iso.date()

/** What people say of a movement. */
const remarks = { reason, reference: reference.optional(), note: text(500).optional() }

/** Goods that come in. */
export const receipt = z.object({
  warehouse: warehouseCode,
  product: productCode,
  units,
  lot: lotName
    .optional()
    .meta({ description: 'As it stands on the goods; needed where the product is tracked by lots' }),
  expiresOn: day.optional().meta({ description: 'The last day on which they may leave' }),
  madeOn: day.optional().meta({ description: 'The day of expiry then follows from the shelf life' }),
  ...remarks,
})

/** Units to be kept. */
export const wantedUnits = z.object({
  reference,
  product: productCode,
  units,
  warehouses: z
    .array(warehouseCode)
    .min(1)
    .max(50)
    .optional()
    .meta({ description: 'Where, the preferred ones first; absent: any that is open, in their order' }),
  acrossWarehouses: z.boolean().default(false).meta({ description: 'Or in several warehouses together' }),
  partial: z.boolean().default(false).meta({ description: 'Or as many as there are' }),
})

const reservation = identifier.optional().meta({ description: 'One reservation' })
const ofReference = reference.optional().meta({ description: 'Or all that are open under this reference' })

export const released = z.object({ reservation, reference: ofReference })

/** Goods that leave: reserved ones, or as many of a product. */
export const issue = z.object({
  reservation,
  reference: ofReference.meta({
    description: 'All that are open under this reference; with a product: what the goods are for',
  }),
  warehouse: warehouseCode.optional(),
  product: productCode.optional().meta({ description: 'Goods that nobody reserved, with the warehouse and the units' }),
  units: units.optional().meta({ description: 'Of what was reserved; absent: all that is held' }),
  lot: lotName.optional(),
  reason,
  note: remarks.note,
})

const signed = z.int().min(-2_147_483_647).max(2_147_483_647)

/** There are more or fewer than the books say. */
export const adjustment = z.object({
  warehouse: warehouseCode,
  product: productCode,
  lot: z.string().max(100).default('').meta({ description: 'Empty: what came without a lot' }),
  by: signed.optional().meta({ description: 'So many more, or fewer where below zero' }),
  counted: units.or(z.literal(0)).optional().meta({ description: 'Or so many in all' }),
  ...remarks,
})

/** Goods that go to another warehouse. */
export const move = z.object({
  product: productCode,
  from: warehouseCode,
  to: warehouseCode,
  units,
  lot: lotName.optional().meta({ description: 'Absent: as they expire' }),
  ...remarks,
})

const lotShape = {
  id: identifier,
  warehouse: z.string(),
  product: z.string(),
  lot: z.string(),
  expiresOn: z.string().nullable(),
  onHand: z.int(),
  reserved: z.int(),
}

/** Units of one product in one warehouse that came under one name. */
export const stockLot = z.object({ ...lotShape, available: z.int() }).meta({ id: 'StockLot' })

/** What became of stock by one command. */
export const stockChange = z
  .object({
    lots: z.array(
      z.object({
        ...lotShape,
        moved: z.int().meta({ description: 'Units that came, or left where below zero' }),
        held: z.int().meta({ description: 'Units that reservations hold since, or no more where below zero' }),
      }),
    ),
    reservations: z.array(
      z.object({
        id: identifier,
        reference: z.string(),
        product: z.string(),
        units: z.int(),
        issued: z.int(),
        released: z.int(),
        held: z.int(),
      }),
    ),
  })
  .meta({ id: 'StockChange' })

export const reservationDetail = z
  .object({
    id: identifier,
    reference: z.string(),
    product: z.string(),
    units: z.int(),
    issued: z.int(),
    released: z.int(),
    madeAt: instantText,
    madeBy: z.string(),
    endedAt: instantText.nullable(),
    lots: z.array(
      z.object({ warehouse: z.string(), lot: z.string(), expiresOn: z.string().nullable(), units: z.int() }),
    ),
  })
  .meta({ id: 'StockReservation' })

export const movement = z
  .object({
    id: identifier,
    at: instantText,
    by: z.string(),
    warehouse: z.string(),
    product: z.string(),
    lot: z.string(),
    kind: z.enum(['receive', 'issue', 'adjust', 'move-out', 'move-in']),
    units: z.int(),
    reason: z.string().nullable(),
    reference: z.string().nullable(),
    note: z.string().nullable(),
    reservationId: identifier.nullable(),
  })
  .meta({ id: 'StockMovement' })

/** A product in a warehouse, over all its lots. */
export const stockOfProduct = z
  .object({
    product: z.string(),
    productWords: bilingual.nullable().meta({ description: 'What the product is called, where it is on record' }),
    warehouse: z.string(),
    warehouseWords: bilingual,
    onHand: z.int(),
    reserved: z.int(),
    available: z.int().meta({ description: 'May leave today and is not reserved' }),
    expired: z.int().meta({ description: 'On hand and past the day of expiry' }),
    minimum: z.int().nullable().meta({ description: 'Below so many available units it wants replenishment' }),
  })
  .meta({ id: 'StockOfProduct' })

const words = z.strictObject({ en: text(200), 'zh-CN': text(200) })

export const warehouseItem = z.object({
  code: warehouseCode,
  name: words,
  position: z
    .int()
    .min(0)
    .max(100_000)
    .default(0)
    .meta({ description: 'Where any warehouse will do, lower ones first' }),
  closed: z.boolean().default(false).meta({ description: 'Nothing comes in any more and nothing is reserved there' }),
})

export const warehouse = z
  .object({ ...warehouseItem.shape, name: bilingual, version: z.int() })
  .meta({ id: 'Warehouse' })

export const levelItem = z.object({
  warehouse: warehouseCode,
  product: productCode,
  minimum: units.or(z.literal(0)).meta({ description: '0: it is not watched any more' }),
})

export const exampleLot: z.input<typeof stockLot> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d61',
  warehouse: 'HZ',
  product: 'TEA-100',
  lot: 'L2603',
  expiresOn: '2026-09-01',
  onHand: 40,
  reserved: 2,
  available: 38,
}
const { available: _, ...changedLot } = exampleLot

export const exampleChange: z.input<typeof stockChange> = {
  lots: [{ ...changedLot, moved: 0, held: 2 }],
  reservations: [
    {
      id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d62',
      reference: 'EX00000007',
      product: 'TEA-100',
      units: 2,
      issued: 0,
      released: 0,
      held: 2,
    },
  ],
}

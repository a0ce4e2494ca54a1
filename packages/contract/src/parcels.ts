import { z } from 'zod'
import { identifier, instantText, json, text } from './scalars.ts'

export const parcelStatus = z.enum([
  'pending',
  'info-received',
  'in-transit',
  'out-for-delivery',
  'attempt-failed',
  'available-for-pick-up',
  'delivered',
  'exception',
  'expired',
])

export const parcelDirection = z.enum(['outbound', 'return'])
export const carrierCode = text(64).meta({ description: "The carrier's code, as the provider spells it: shunfeng" })
export const trackingNumber = text(64)

const homeward = z
  .enum(['refused', 'returning', 'returned'])
  .nullable()
  .meta({ description: 'Whether it goes back to its sender' })

export const parcel = z
  .object({
    id: identifier,
    direction: parcelDirection,
    carrier: z.string(),
    trackingNumber: z.string(),
    provider: z.string().meta({ description: 'Who tells what becomes of it; manual: a person' }),
    orderId: identifier.nullable(),
    orderNumber: z.string().nullable(),
    returnId: identifier.nullable(),
    returnNumber: z.string().nullable(),
    status: parcelStatus,
    code: z.string().nullable().meta({ description: "The provider's own code for it" }),
    statusAt: instantText.nullable().meta({ description: 'When what it is taken from happened' }),
    homeward,
    discord: json.meta({ description: 'What of it the order does not agree with, for a person; else null' }),
    registeredAt: instantText,
    deliveredAt: instantText.nullable(),
    lostAt: instantText.nullable(),
    watchEndedAt: instantText.nullable().meta({ description: 'Since when nobody watches it any more' }),
  })
  .meta({ id: 'Parcel' })

export const parcelDetail = parcel.extend({
  caseNumber: z.string().nullable().meta({ description: 'Of the case whose return it brings' }),
  lines: z.array(z.object({ line: identifier, units: z.int() })),
  events: z.array(
    z.object({
      at: instantText,
      provider: z.string(),
      code: z.string().nullable(),
      status: parcelStatus.nullable(),
      homeward,
      place: z.string().nullable(),
      words: z.string().nullable(),
      moved: z.boolean().meta({ description: 'Whether it became the status; older ones do not' }),
      toldAt: instantText,
    }),
  ),
})

export const exampleParcel: z.input<typeof parcel> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d51',
  direction: 'return',
  carrier: 'shunfeng',
  trackingNumber: 'SF1234567890123',
  provider: 'kuaidi100',
  orderId: null,
  orderNumber: null,
  returnId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d52',
  returnNumber: 'RT00000017',
  status: 'in-transit',
  code: '1002',
  statusAt: '2026-03-02T03:00:00Z',
  homeward: null,
  discord: null,
  registeredAt: '2026-03-01T08:00:00Z',
  deliveredAt: null,
  lostAt: null,
  watchEndedAt: null,
}

export const exampleParcelDetail: z.input<typeof parcelDetail> = {
  ...exampleParcel,
  caseNumber: 'TH-20260301-0004',
  lines: [{ line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31', units: 1 }],
  events: [
    {
      at: '2026-03-02T03:00:00Z',
      provider: 'kuaidi100',
      code: '1002',
      status: 'in-transit',
      homeward: null,
      place: '杭州市',
      words: '快件已到达转运中心',
      moved: true,
      toldAt: '2026-03-02T03:05:00Z',
    },
  ],
}

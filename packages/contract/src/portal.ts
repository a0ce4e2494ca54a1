import { z } from 'zod'
import { carriers } from './carriers.ts'
import { caseTypeField } from './case-types.ts'
import { caseState } from './cases.ts'
import { bilingual } from './language.ts'
import { parcelStatus } from './parcels.ts'
import { identifier, instantText, localDate, money, text } from './scalars.ts'

/** How a consumer shows that an order is theirs. */
export const portalProof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('phone'), tail: z.string().regex(/^\d{4}$/) }),
  z.strictObject({ kind: z.literal('code'), code: text(40) }),
])

/** `#rrggbb` */
export const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/)

/** What consumers see of the company before they have said who they are. */
export const portalAppearance = z
  .object({
    name: bilingual.meta({ description: 'The company, as it calls itself' }),
    colours: z.object({ accent: colour, onAccent: colour, onLight: colour, onDark: colour }).meta({
      description: 'The company’s colour, what is readable on it, and the colour as text on light and on dark',
    }),
    logo: z.string().nullable().meta({ description: 'Where it is; null: there is none' }),
    sendsCodes: z.boolean().meta({ description: 'Whether a code can be sent to a phone of the customer' }),
    zone: z.string().meta({ description: 'The time zone in which the company says days and times' }),
  })
  .meta({ id: 'PortalAppearance' })

const { name, label, kind, required } = caseTypeField.shape

/** A question of an offer. */
const question = z.object({ name, label, kind, required, hint: bilingual.nullable() })

const offer = z.object({
  type: z.string(),
  offer: bilingual,
  hint: bilingual.nullable(),
  about: z.enum(['line', 'order']),
  units: z.boolean(),
  photos: z.enum(['none', 'welcome', 'needed']),
  quotes: z.boolean(),
  questions: z.array(question),
})

/** A case as the list of an order shows it. */
const caseHead = z.object({
  id: identifier,
  number: z.string(),
  offer: bilingual,
  product: z.string().nullable(),
  state: caseState,
  standing: bilingual.meta({ description: 'The step that it has come to, or what it came to' }),
  openedAt: instantText,
})

/** An order as its customer sees it. */
export const portalOrder = z
  .object({
    number: z.string(),
    orderedAt: instantText,
    now: instantText,
    lines: z.array(
      z.object({
        line: identifier,
        product: z.string(),
        name: bilingual,
        quantity: z.int(),
        freeUnits: z.int().meta({ description: 'Units of which nothing was asked yet' }),
        paid: money,
        deliveredAt: instantText.nullable(),
        windows: z.array(z.object({ label: bilingual, until: localDate, isOpen: z.boolean() })),
        offers: z
          .array(z.object({ type: z.string(), options: z.record(z.string(), z.array(z.string())) }))
          .meta({ description: 'What can be done with it; of choices, the values that fit it' }),
      }),
    ),
    offers: z.array(offer),
    ofOrder: z.array(z.string()).meta({ description: 'Types that are about the order as a whole' }),
    cases: z.array(caseHead).meta({ description: 'Newest first' }),
  })
  .meta({ id: 'PortalOrder' })

const sum = z.object({ label: bilingual, amount: money })

/** What goes back, line by line. */
export const portalQuotation = z
  .object({ amount: money, sums: z.array(sum).meta({ description: 'Their sum is the amount' }) })
  .meta({ id: 'PortalQuotation' })

const photo = z.object({ id: identifier, name: z.string(), hasThumbnail: z.boolean() })

/** A case as its customer sees it: nothing that the staff keep to themselves. */
export const portalCase = z
  .object({
    ...caseHead.shape,
    units: z.int().nullable(),
    closedAt: instantText.nullable(),
    steps: z.array(z.object({ label: bilingual, at: instantText.nullable(), state: z.enum(['done', 'now', 'next']) })),
    outcome: bilingual.nullable(),
    amount: sum.nullable(),
    quotation: portalQuotation.nullable(),
    why: bilingual.nullable(),
    answers: z.array(z.object({ label: bilingual, value: bilingual })).meta({ description: 'What was filled in' }),
    photos: z.array(photo),
    sendBack: z
      .object({
        address: z.string().nullable(),
        until: instantText
          .nullable()
          .meta({ description: 'By when, while a timer of the flow says so and nothing is on its way' }),
        mayEnter: z.boolean(),
        carriers: z
          .array(z.object({ code: z.string(), name: bilingual }))
          .meta({ description: 'With whom it may come' }),
        parcels: z.array(z.object({ carrier: z.string(), trackingNumber: z.string(), status: parcelStatus })),
      })
      .nullable(),
    awaits: z.array(
      z.object({
        news: z.string(),
        label: bilingual,
        withdraws: z.boolean(),
        fields: z.array(question.omit({ hint: true })),
      }),
    ),
    entries: z
      .array(
        z.object({
          id: identifier,
          from: z.enum(['customer', 'company']),
          text: bilingual,
          at: instantText,
          photos: z.array(photo),
        }),
      )
      .meta({ description: 'What was said, oldest first' }),
    rating: z
      .object({ mayRate: z.boolean(), score: z.int().nullable(), comment: z.string().nullable() })
      .meta({ description: 'What the customer thinks of it' }),
  })
  .meta({ id: 'PortalCase' })

const colours = { accent: '#1677ff', onAccent: '#ffffff', onLight: '#1268dd', onDark: '#4c96ff' }

export const exampleAppearance: z.input<typeof portalAppearance> = {
  name: { en: 'Yunfan', 'zh-CN': '云帆' },
  colours,
  logo: '/api/portal/logo?v=0197c2f4',
  sendsCodes: true,
  zone: 'Asia/Shanghai',
}

const head: z.input<typeof caseHead> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31',
  number: 'TH-20260301-0042',
  offer: { en: 'Return and refund', 'zh-CN': '退货退款' },
  product: '无线耳机',
  state: 'waiting',
  standing: { en: 'Waiting for your parcel', 'zh-CN': '待您寄回' },
  openedAt: '2026-03-01T08:00:00Z',
}

export const exampleOrder: z.input<typeof portalOrder> = {
  number: '2026010100017',
  orderedAt: '2026-02-26T02:00:00Z',
  now: '2026-03-01T08:00:00Z',
  lines: [
    {
      line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d21',
      product: 'EAR-01',
      name: { en: 'Wireless earphones', 'zh-CN': '无线耳机' },
      quantity: 2,
      freeUnits: 1,
      paid: { minor: 39800, currency: 'CNY' },
      deliveredAt: '2026-02-28T03:00:00Z',
      windows: [
        { label: { en: 'Return without a reason', 'zh-CN': '七天无理由退货' }, until: '2026-03-07', isOpen: true },
      ],
      offers: [{ type: 'return-refund', options: { reason: ['no-reason', 'quality'] } }],
    },
  ],
  offers: [
    {
      type: 'return-refund',
      offer: head.offer,
      hint: null,
      about: 'line',
      units: true,
      photos: 'welcome',
      quotes: true,
      questions: [
        {
          name: 'reason',
          label: { en: 'Why?', 'zh-CN': '退货原因' },
          kind: {
            type: 'choice',
            options: [
              { value: 'no-reason', label: { en: 'No reason', 'zh-CN': '七天无理由' } },
              { value: 'quality', label: { en: 'Quality issue', 'zh-CN': '质量问题' } },
            ],
          },
          required: true,
          hint: null,
        },
      ],
    },
  ],
  ofOrder: [],
  cases: [head],
}

export const exampleQuotation: z.input<typeof portalQuotation> = {
  amount: { minor: 19900, currency: 'CNY' },
  sums: [
    { label: { en: 'Wireless earphones × 1', 'zh-CN': '无线耳机 × 1' }, amount: { minor: 19900, currency: 'CNY' } },
  ],
}

export const examplePortalCase: z.input<typeof portalCase> = {
  ...head,
  units: 1,
  closedAt: null,
  steps: [
    { label: { en: 'Submitted', 'zh-CN': '提交申请' }, at: '2026-03-01T08:00:00Z', state: 'done' },
    { label: head.standing, at: '2026-03-01T08:00:00Z', state: 'now' },
    { label: { en: 'Refund', 'zh-CN': '退款' }, at: null, state: 'next' },
  ],
  outcome: null,
  amount: { label: { en: 'Refund', 'zh-CN': '退款金额' }, amount: exampleQuotation.amount },
  quotation: exampleQuotation,
  why: { en: 'Within seven days of delivery.', 'zh-CN': '在签收后七日内。' },
  answers: [{ label: { en: 'Why?', 'zh-CN': '退货原因' }, value: { en: 'No reason', 'zh-CN': '七天无理由' } }],
  photos: [],
  sendBack: {
    address: '杭州市西湖区文三路 1 号 售后仓 0571-88888888',
    until: '2026-03-16T08:00:00Z',
    mayEnter: true,
    carriers,
    parcels: [],
  },
  awaits: [],
  entries: [
    {
      id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41',
      from: 'company',
      text: { en: 'Please send the item back.', 'zh-CN': '请寄回商品。' },
      at: '2026-03-01T08:00:00Z',
      photos: [],
    },
  ],
  rating: { mayRate: false, score: null, comment: null },
}

export type PortalOrder = z.output<typeof portalOrder>
export type PortalCase = z.output<typeof portalCase>
export type PortalQuotation = z.output<typeof portalQuotation>
export type PortalAppearance = z.output<typeof portalAppearance>
/** The same as they travel: what the portal's own pages read. */
export type PortalWire = {
  readonly appearance: z.input<typeof portalAppearance>
  readonly order: z.input<typeof portalOrder>
  readonly case: z.input<typeof portalCase>
  readonly quotation: z.input<typeof portalQuotation>
}

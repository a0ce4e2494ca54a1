import { z } from 'zod'
import { fieldsGiven, fieldValues } from './fields.ts'
import { identifier, instantText, text } from './scalars.ts'

export const customerKind = z.enum(['consumer', 'supplier', 'wholesaler', 'dealer'])

/** Five to twenty digits with the signs that people put between them. */
const phone = z.string().regex(/^\+?(?:[\s()-]?\d){5,20}$/)
const mail = z.email().max(254)
const part = text(100).nullable().default(null)

const addressShape = {
  recipient: text(100),
  phone: phone.nullable().default(null),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('CN')
    .meta({ description: 'ISO 3166-1 code' }),
  province: part.meta({ description: '省' }),
  city: part.meta({ description: '市' }),
  district: part.meta({ description: '区县' }),
  street: text(300).meta({ description: '街道、门牌' }),
  postcode: text(20).nullable().default(null),
  defaultFor: z
    .array(z.enum(['shipping', 'pick-up', 'invoice']))
    .max(3)
    .default([])
    .meta({ description: 'What this address is taken for unless another is named; one address each' }),
}

/** What is said of a customer. What is absent of the lists stays as it was. */
export const customerItem = z.object({
  source: text(64).meta({ description: 'Where the number comes from: a shop, a CRM' }),
  number: text(200).meta({ description: 'What the source knows the customer by' }),
  kind: customerKind.default('consumer'),
  name: text(200),
  phones: z.array(phone).max(20).optional(),
  mails: z.array(mail).max(20).optional(),
  taxNumber: text(40).nullable().optional(),
  addresses: z.array(z.strictObject(addressShape)).max(50).optional(),
  fields: fieldsGiven.optional(),
  version: z
    .int()
    .min(0)
    .optional()
    .meta({ description: 'The version you changed: refused if there is a newer one. 0: there must be none yet' }),
})

const customerShape = {
  id: identifier,
  source: z.string(),
  number: z.string(),
  kind: customerKind,
  name: z.string(),
  phones: z.array(z.string()),
  mails: z.array(z.string()),
  taxNumber: z.string().nullable(),
  version: z.int(),
  changedAt: instantText,
  fields: fieldValues,
}

/** A customer as lists show it. */
export const customer = z.object(customerShape).meta({ id: 'Customer' })

/** Everything about one customer. */
export const customerDetail = z
  .object({
    ...customerShape,
    changedBy: z.string(),
    addresses: z.array(z.object(addressShape)),
    orders: z.object({
      count: z.int().meta({ description: 'Orders under this number at its source' }),
      lastAt: instantText.nullable(),
    }),
  })
  .meta({ id: 'CustomerDetail' })

export const exampleItem: z.input<typeof customerItem> = {
  source: 'tmall',
  number: 'C-10086',
  kind: 'consumer',
  name: '王小芳',
  phones: ['138 1234 5678'],
  mails: ['wang@example.com'],
  taxNumber: null,
  addresses: [
    {
      recipient: '王小芳',
      phone: '13812345678',
      country: 'CN',
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      street: '文三路 1 号',
      postcode: '310012',
      defaultFor: ['shipping'],
    },
  ],
  fields: { memberLevel: 'gold' },
}

export const exampleCustomer: z.input<typeof customer> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41',
  source: 'tmall',
  number: 'C-10086',
  kind: 'consumer',
  name: '王小芳',
  phones: ['138 1234 5678'],
  mails: ['wang@example.com'],
  taxNumber: null,
  version: 2,
  changedAt: '2026-03-01T08:00:00Z',
  fields: { memberLevel: 'gold' },
}

import { z } from 'zod'
import { bilingual } from './language.ts'
import { type Permission, permissionNames } from './permissions.ts'
import { instantText, text } from './scalars.ts'

const words = z.strictObject({ en: text(200), 'zh-CN': text(200) })

/** What a role or a unit is called by: a lower-case letter, then lower-case letters, digits and `-`. */
const keyText = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)

/** On what a grant counts, from where the role is assigned: one's own, the unit, the unit and those below it, everything. */
const dataRange = z.enum(['own', 'unit', 'unit-and-below', 'all'])

/** A range narrowed by a condition on the cases themselves, over `case` and `request`. */
const conditionalRange = z.strictObject({
  when: text(2_000).meta({ description: 'FEEL, closed to comparisons of names with fixed values' }),
  range: z.enum(['unit', 'unit-and-below', 'all']).default('unit-and-below'),
})

/** What people of one kind of work may do: the content of a file `<key>.role.json`. */
export const roleDocument = z
  .strictObject({
    key: keyText,
    name: words,
    groups: z
      .array(text(64))
      .max(50)
      .default([])
      .meta({ description: 'Groups that flows name as candidates; whoever has the role is in them' }),
    grants: z
      .partialRecord(z.enum(permissionNames as [Permission, ...Permission[]]), z.union([dataRange, conditionalRange]))
      .meta({ description: 'By permission, the data range on which it counts' }),
  })
  .meta({ id: 'RoleDocument' })

export type DataRange = z.output<typeof dataRange>
export type ConditionalRange = z.output<typeof conditionalRange>
export type RoleDocument = z.output<typeof roleDocument>

export const roleVersion = z
  .object({
    key: keyText,
    version: z.int(),
    document: roleDocument,
    deployedAt: instantText,
    deployedBy: z.string().nullable().meta({ description: 'Null: the program brought it with its pack' }),
  })
  .meta({ id: 'RoleVersion' })

/** A part of the company: company, region, store. The one at the top has no parent. */
export const organisationUnit = z
  .object({
    unit: keyText,
    name: bilingual,
    parent: keyText.nullable(),
    sources: z.array(z.string()).meta({ description: 'Shops whose records are its own; all others are of the top' }),
    closedAt: instantText.nullable(),
  })
  .meta({ id: 'OrganisationUnit' })

export const organisationUnitItem = z.object({
  unit: keyText,
  name: words,
  parent: keyText.nullable().meta({ description: 'Null only of the unit at the top' }),
  sources: z.array(text(64)).max(1_000).default([]),
  closed: z.boolean().default(false),
})

const person = text(200).meta({ description: 'An e-mail address' })

export const roleAssignment = z
  .object({ person: z.string(), role: keyText, unit: keyText, assignedAt: instantText, assignedBy: z.string() })
  .meta({ id: 'RoleAssignment' })

export const assignmentItem = z.object({
  person,
  role: keyText.meta({ description: '`administrator` may do everything, and is assigned at the top' }),
  unit: keyText,
  remove: z.boolean().default(false).meta({ description: 'Takes the role away' }),
})

/** A role that an API key has, and where. */
export const keyRole = z.strictObject({ role: keyText, unit: keyText })

export const roleKey = keyText
export const exampleRole: z.input<typeof roleDocument> = {
  key: 'store-manager',
  name: { en: 'Store manager', 'zh-CN': '店长' },
  groups: ['store-managers'],
  grants: { 'cases.see': 'unit-and-below', 'tasks.do': 'unit', 'refunds.issue': 'unit', 'products.see': 'all' },
}

export const exampleUnit: z.input<typeof organisationUnit> = {
  unit: 'store-hangzhou',
  name: { en: 'Hangzhou store', 'zh-CN': '杭州门店' },
  parent: 'company',
  sources: ['hangzhou-counter'],
  closedAt: null,
}

export const exampleAssignment: z.input<typeof roleAssignment> = {
  person: 'lin@example.com',
  role: 'store-manager',
  unit: 'store-hangzhou',
  assignedAt: '2026-03-01T08:00:00Z',
  assignedBy: 'boss@example.com',
}

import type { z } from 'zod'
import type { Language } from '../language.ts'
import { accessRefusals } from './access.ts'
import { attachmentRefusals } from './attachments.ts'
import { automationRefusals } from './automations.ts'
import { calendarRefusals } from './calendars.ts'
import { caseTypeRefusals } from './case-types.ts'
import { caseRefusals } from './cases.ts'
import { clockRefusals } from './clocks.ts'
import { commandRefusals } from './commands.ts'
import { commerceRefusals } from './commerce.ts'
import { conversationRefusals } from './conversations.ts'
import { customerRefusals } from './customers.ts'
import { engineRefusals } from './engine.ts'
import { exchangeRefusals } from './exchanges.ts'
import { fieldRefusals } from './fields.ts'
import { httpRefusals } from './http.ts'
import { intakeRefusals } from './intake.ts'
import { intakeFileRefusals } from './intake-files.ts'
import { intakeRowRefusals } from './intake-rows.ts'
import { invoiceRefusals } from './invoices.ts'
import { jobRefusals } from './jobs.ts'
import { listRefusals } from './lists.ts'
import { operatingRefusals } from './operating.ts'
import { orderRefusals } from './orders.ts'
import { pagingRefusals } from './paging.ts'
import { parcelRefusals } from './parcels.ts'
import { portalRefusals } from './portal.ts'
import { printRefusals } from './prints.ts'
import { productRefusals } from './products.ts'
import { providerRefusals } from './providers.ts'
import { refundRefusals } from './refunds.ts'
import type { RefusalEntry } from './refusal.ts'
import { repairMoneyRefusals } from './repair-money.ts'
import { repairRefusals } from './repairs.ts'
import { returnRefusals } from './returns.ts'
import { roleRefusals } from './roles.ts'
import { stockRefusals } from './stock.ts'
import { studioRefusals } from './studio.ts'
import { taskRefusals } from './tasks.ts'
import { unitRefusals } from './units.ts'
import { warrantyRefusals } from './warranty.ts'

const catalogue = {
  ...httpRefusals,
  ...accessRefusals,
  ...roleRefusals,
  ...pagingRefusals,
  ...listRefusals,
  ...commandRefusals,
  ...caseRefusals,
  ...caseTypeRefusals,
  ...conversationRefusals,
  ...automationRefusals,
  ...attachmentRefusals,
  ...printRefusals,
  ...portalRefusals,
  ...commerceRefusals,
  ...orderRefusals,
  ...clockRefusals,
  ...warrantyRefusals,
  ...unitRefusals,
  ...repairRefusals,
  ...repairMoneyRefusals,
  ...customerRefusals,
  ...stockRefusals,
  ...productRefusals,
  ...fieldRefusals,
  ...returnRefusals,
  ...refundRefusals,
  ...exchangeRefusals,
  ...taskRefusals,
  ...studioRefusals,
  ...intakeRefusals,
  ...intakeFileRefusals,
  ...intakeRowRefusals,
  ...engineRefusals,
  ...operatingRefusals,
  ...calendarRefusals,
  ...jobRefusals,
  ...providerRefusals,
  ...parcelRefusals,
  ...invoiceRefusals,
}

/** The closed list of codes. A code that is not here does not leave the house. */
export type RefusalCode = keyof typeof catalogue

type Entry<C extends RefusalCode> = (typeof catalogue)[C]

/** The facts that come with a code. */
type FactsOf<C extends RefusalCode> = keyof Entry<C>['facts']['shape'] extends never
  ? unknown
  : Readonly<z.output<Entry<C>['facts']>>

/** A refusal as a value: its code and, beside it, its facts. A union over the codes given. */
export type KnownRefusal<C extends RefusalCode = RefusalCode> = { [K in C]: { readonly code: K } & FactsOf<K> }[C]

/** Every code there is. */
export const refusalCodes = Object.keys(catalogue) as RefusalCode[]

/** Says whether a text is one of the codes. */
export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(catalogue, text)
}

/** Status, facts and texts of a code. The entry's own fact types are erased: use `sentenceOf` to make its text. */
export function refusalEntry(code: RefusalCode): RefusalEntry {
  return catalogue[code] as unknown as RefusalEntry
}

/** The refusal's sentence in one language. */
export function sentenceOf(refusal: KnownRefusal, language: Language): string {
  const { code, ...facts } = refusal
  return refusalEntry(code).texts[language](facts)
}

import type { Bilingual, Caller } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { newId } from '../../../platform/ids.ts'
import type { EntryRow } from './entry.store.ts'

const NO_TEMPLATE = { template_key: null, template_version: null, effect_key: null }

export interface Said {
  readonly kind: 'public' | 'partner' | 'note'
  readonly text: string
  readonly direction: 'to-customer' | 'from-customer'
}

/** What somebody typed, as an entry. What a customer says may be put in by somebody else. */
export function typedEntry(
  caseId: string,
  said: Said,
  caller: Caller,
  now: Instant,
): EntryRow & { readonly id: string } {
  const isCustomers = said.kind === 'public' && said.direction === 'from-customer'
  return {
    id: newId(now),
    case_id: caseId,
    kind: said.kind,
    direction: said.kind === 'public' ? said.direction : null,
    author: isCustomers ? 'customer' : 'user',
    by_person: caller.email,
    by_name: caller.name,
    text: said.text,
    texts: null,
    written_at: isoOf(now),
    ...NO_TEMPLATE,
  }
}

/** What the program notes for the staff, in both languages. */
export const systemNote = (caseId: string, texts: Bilingual, now: Instant): EntryRow => ({
  ...systemEntry(caseId, texts, now),
  kind: 'note',
  direction: null,
  ...NO_TEMPLATE,
})

/** A message that a flow sends, known by its effect key. */
export const automaticMessage = (
  caseId: string,
  texts: Bilingual,
  from: { readonly template: string; readonly version: number; readonly effectKey: string },
  now: Instant,
): EntryRow => ({
  ...systemEntry(caseId, texts, now),
  kind: 'automatic',
  direction: 'to-customer',
  template_key: from.template,
  template_version: from.version,
  effect_key: from.effectKey,
})

const systemEntry = (caseId: string, texts: Bilingual, now: Instant) => ({
  id: newId(now),
  case_id: caseId,
  author: 'system',
  by_person: null,
  by_name: null,
  text: null,
  texts: JSON.stringify(texts),
  written_at: isoOf(now),
})

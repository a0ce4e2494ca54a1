import type { KnownRefusal } from '@aftersale/contract'
import type { FeelContext } from '@aftersale/feel'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { insertEntries } from './entries/entry.store.ts'
import { automaticMessage } from './entries/entry.ts'
import { readTemplates } from './templates/read-templates.ts'
import { renderMessage } from './templates/render-message.ts'

/** Something to be said in a case by a message template, once under its effect key. */
export interface Saying {
  readonly caseId: string
  /** `note`: for the staff alone. */
  readonly kind: 'note' | 'automatic'
  readonly template: string
  readonly variables: FeelContext
  readonly effectKey: string
}

/** Says things in cases; each by itself is refused where its template is not there or comes to nothing. */
export async function sayByTemplates(
  tx: Transaction,
  sayings: readonly Saying[],
  { now, zone }: { readonly now: Instant; readonly zone: string },
): Promise<Result<{ readonly entry: string }, KnownRefusal>[]> {
  const templates = await readTemplates(
    tx,
    sayings.map(({ template }) => template),
  )
  const said = sayings.map(({ caseId, kind, template: key, variables, effectKey }) => {
    const template = templates.get(key)
    if (template === undefined) return refuse({ code: 'conversations.template-unknown' as const, template: key })
    const message = renderMessage(template, variables, { now, zone })
    if (!message.ok) return message
    const row = automaticMessage(caseId, message.value, { template: key, version: template.version, effectKey }, now)
    return accept(kind === 'note' ? { ...row, kind, direction: null } : row)
  })
  await insertEntries(
    tx,
    said.flatMap((one) => (one.ok ? [one.value] : [])),
  )
  return said.map((one) => (one.ok ? accept({ entry: String(one.value.id) }) : one))
}

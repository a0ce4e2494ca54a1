import type { Transaction } from '../../../platform/database.ts'
import { type MessageTemplate, readMessageTemplate } from './message-template.ts'
import { latestTemplates } from './template.store.ts'

/** The latest versions of these templates, each read once, by key; what is not there is left out. */
export async function readTemplates(
  tx: Transaction,
  keys: readonly string[],
): Promise<ReadonlyMap<string, MessageTemplate & { readonly version: number }>> {
  const templates = new Map<string, MessageTemplate & { readonly version: number }>()
  for (const [key, { version, document }] of await latestTemplates(tx, [...new Set(keys)])) {
    const read = readMessageTemplate(key, document)
    if (!read.ok)
      throw new Error(`expected a deployed message template to be readable: ${JSON.stringify(read.refusal)}`)
    templates.set(key, { ...read.value, version })
  }
  return templates
}

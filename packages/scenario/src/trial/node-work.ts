import type { FlowNode, JobWait } from '@aftersale/process'
import { type Sentence, said } from '../sentence.ts'

/** What an element asks for, told from others by its kind: the type of work, the form, the message; null of what asks for nothing. */
export function askOf(node: FlowNode): string | null {
  if (node.kind === 'userTask') return node.form?.id.kind === 'text' ? `form ${String(node.form.id.value)}` : null
  if (node.kind === 'receiveTask') return messageAsk(textOf(node.message.name))
  const job = jobOf(node)
  if (job !== null) return job.type.kind === 'text' ? workAsk(String(job.type.value)) : null
  const definition = 'definitions' in node ? node.definitions.find(({ kind }) => kind === 'message') : undefined
  return definition?.kind === 'message' ? messageAsk(textOf(definition.name)) : null
}

export const workAsk = (type: JobWait['type']): string => `work ${type}`

export const messageAsk = (name: string): string => `message ${name}`

export const jobOf = (node: FlowNode) => ('job' in node ? node.job : null)

/** A name that is computed is no name to find others by. */
const textOf = (attribute: { readonly kind: string; readonly value?: unknown }): string =>
  attribute.kind === 'text' ? String(attribute.value) : '='

/** The name of an element in each language that the model gives it; its id where it has none. */
export function nameOf({ id, name, translations }: Pick<FlowNode, 'id' | 'name' | 'translations'>): Sentence {
  const en = name === '' ? id : name
  return said(en, translations['zh-CN'] ?? en)
}

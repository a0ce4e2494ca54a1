import type { FlowNode, ProcessDefinition } from '@aftersale/process'

/** A name as it is drawn, in each language that the model gives it. */
export interface Name {
  readonly en: string
  readonly 'zh-CN': string
}

export function nameOf(named: {
  readonly name: string
  readonly translations: Readonly<Record<string, string>>
}): Name {
  return { en: named.name, 'zh-CN': named.translations['zh-CN'] ?? named.name }
}

export function nodeOf(process: ProcessDefinition, id: string): FlowNode {
  const node = process.nodes.get(id)
  if (node === undefined) throw new Error(`expected the element ${id} in the process ${process.id}, found none`)
  return node
}

import { setWords } from '../document/names.ts'
import { newPart } from '../document/new-part.ts'
import type { Part, Words } from '../document/part.ts'
import { addNode, connect, type Editing, freeId, leadTo, sourceOf, targetOf } from './wiring.ts'

/** A new element with a name, and an id that says what it is. */
export function makeNode(editing: Editing, type: string, name: Words, noun: string): Part {
  const node = newPart(type, { id: freeId(editing, idOf(name.en, noun)) })
  setWords(node, name)
  return node
}

/** `Store managers decide` as `StoreManagersDecide`; the noun where the name has no Latin letters. */
function idOf(name: string, noun: string): string {
  const words = name.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? []
  const id = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
  return /^[A-Za-z]/.test(id) ? id.slice(0, 40) : noun
}

/** Puts a node on a way: the way leads to it, and it leads on. The part of the way with the condition keeps its id. */
export function putOn(editing: Editing, flow: Part, node: Part): Part {
  const target = targetOf(flow)
  addNode(editing, node, anchorOf(flow))
  leadTo(editing, flow, node)
  return connect(editing, node, target, `${node.id ?? ''}To${target.id ?? ''}`, flow)
}

/** New elements stand in the document beside where their way comes from. */
export const anchorOf = (flow: Part): Part => sourceOf(flow)

export const OTHERWISE: Words = { en: 'otherwise', 'zh-CN': '否则' }

import { type Bilingual, labelIn, quotedInBoth } from '@aftersale/kernel'
import { nameOf } from '../reading/read-element.ts'
import { childOf, type XmlNode } from '../reading/xml.ts'
import { KIND_WORDS } from './kind-words.ts'

/** Something of a document that is compared by itself. */
export interface Thing {
  /** Its id; where it has none, what it is and where it stands. */
  readonly key: string
  readonly id: string | null
  readonly node: XmlNode
  /** Key of what it is drawn in; null of what stands at the top. */
  readonly parent: string | null
}

/** Everything of a document that is compared by itself, in its order. */
export type Things = ReadonlyMap<string, Thing>

export const isThing = ({ name }: XmlNode): boolean => KIND_WORDS[name] !== undefined

/** Finds the things of a document of BPMN. */
export function thingsOf(definitions: XmlNode): Things {
  const things = new Map<string, Thing>()
  const visit = (node: XmlNode, parent: string | null): void => {
    for (const child of node.children) {
      if (!isThing(child)) {
        if (!child.name.startsWith('bpmndi:')) visit(child, parent)
        continue
      }
      const id = child.attributes['id'] ?? null
      const key = freeKey(id ?? unnamed(child), things)
      things.set(key, { key, id, node: child, parent })
      visit(child, key)
    }
  }
  visit(definitions, null)
  return things
}

/** BPMN lets much go without an id: a line goes by what it connects, all else by its name. */
function unnamed({ name, attributes }: XmlNode): string {
  const { sourceRef, targetRef } = attributes
  return sourceRef === undefined ? `${name} ${attributes['name'] ?? ''}` : `${sourceRef}-${targetRef ?? ''}`
}

function freeKey(wanted: string, taken: Things): string {
  let key = wanted
  for (let next = 2; taken.has(key); next += 1) key = `${wanted} ${next}`
  return key
}

/** The name of a thing in each language, quoted; where it has none, its id. */
export function nameInBoth({ node, key }: Thing): Bilingual {
  const { text, translations } = nameOf(node)
  const shown = text || (childOf(node, 'bpmn:text')?.text.trim() ?? '') || key
  const both = quotedInBoth(shown)
  const chinese = translations['zh-CN']
  return chinese === undefined ? both : { en: both.en, 'zh-CN': quotedInBoth(labelIn(chinese, 'zh-CN'))['zh-CN'] }
}

/** What it is and how it is called: `user task “Decide”`; a line without a name by what it connects. */
export function thingInWords(thing: Thing, all: Things): Bilingual {
  const kind = KIND_WORDS[thing.node.name] ?? { en: thing.node.name, 'zh-CN': thing.node.name }
  const { sourceRef = '', targetRef = '' } = thing.node.attributes
  const [from, to] = [all.get(local(sourceRef)), all.get(local(targetRef))]
  const name = nameInBoth(thing)
  if (from === undefined || to === undefined) {
    return { en: `${kind.en} ${name.en}`, 'zh-CN': `${kind['zh-CN']}${name['zh-CN']}` }
  }
  const [source, target] = [nameInBoth(from), nameInBoth(to)]
  const named = nameOf(thing.node).text === '' ? { en: '', 'zh-CN': '' } : { en: ` ${name.en}`, 'zh-CN': name['zh-CN'] }
  return {
    en: `${kind.en}${named.en} from ${source.en} to ${target.en}`,
    'zh-CN': `从${source['zh-CN']}到${target['zh-CN']}的${kind['zh-CN']}${named['zh-CN']}`,
  }
}

/** Some tools write the prefix of the target namespace before an id. */
export const local = (reference: string): string => reference.slice(reference.indexOf(':') + 1)

import { accept, type Bilingual, comeOrGone, type ModelChange, type Result, settingChanged } from '@aftersale/kernel'
import { readFlow } from '../reading/read-flow.ts'
import { readPlanes } from '../reading/read-planes.ts'
import { type NotXml, readDefinitions, type XmlNode } from '../reading/xml.ts'
import { KIND_WORDS } from './kind-words.ts'
import { settingsOf } from './settings-of.ts'
import { type Thing, type Things, thingInWords, thingsOf } from './things.ts'

/** One difference, and where in the documents it is. */
export interface FlowChange extends ModelChange {
  /** The element: its id; of a line without one, what it connects (`A-B`). */
  readonly thing: string
  /** Tag of the element as the newer edition has it: `bpmn:userTask`. */
  readonly tag: string
  /** Path of the setting below the element (`/bpmn:extensionElements/zeebe:taskSchedule@dueDate`); null: the element as a whole. */
  readonly setting: string | null
}

/** How two editions of a flow differ. */
export interface FlowComparison {
  /** In the order of the newer edition, what is gone at the end. */
  readonly changes: readonly FlowChange[]
  /** Ids of elements that only stand elsewhere in the drawing, or have another size there. */
  readonly moved: readonly string[]
}

/**
 * Compares two editions of a BPMN document by what they say, however they are written: prefixes, order, white space and
 * what is said by default make no difference. Where things are drawn is told apart. Refused where one is no BPMN document.
 */
export function compareFlows(before: string, after: string): Result<FlowComparison, NotXml> {
  const old = readDefinitions(before)
  if (!old.ok) return old
  const young = readDefinitions(after)
  if (!young.ok) return young
  const [was, is] = [thingsOf(old.value), thingsOf(young.value)]
  const changes = [...is.values()].flatMap((thing) => {
    const former = was.get(thing.key)
    return former === undefined
      ? [placed(comeOrGone('added', thing.id, thingInWords(thing, is)), thing, null)]
      : changesOf(former, thing, was, is)
  })
  const gone = [...was.values()].filter(({ key }) => !is.has(key))
  const removed = gone.map((thing) => placed(comeOrGone('removed', thing.id, thingInWords(thing, was)), thing, null))
  return accept({ changes: [...changes, ...removed], moved: movedBetween(old.value, young.value) })
}

const placed = (change: ModelChange, { key, node }: Thing, setting: string | null): FlowChange => ({
  ...change,
  thing: key,
  tag: node.name,
  setting,
})

function changesOf(former: Thing, thing: Thing, was: Things, is: Things): FlowChange[] {
  const name = thingInWords(thing, is)
  const [before, after] = [settingsOf(former, was), settingsOf(thing, is)]
  const changes: FlowChange[] = []
  const tell = (key: string, ...[setting, old, young]: [Bilingual, Bilingual | null, Bilingual | null]) => {
    changes.push(placed(settingChanged(thing.id, name, setting, old, young), thing, key))
  }
  if (former.node.name !== thing.node.name) {
    const kinds = [former, thing].map(({ node }) => KIND_WORDS[node.name] ?? null)
    tell('', { en: 'kind', 'zh-CN': '类型' }, kinds[0] ?? null, kinds[1] ?? null)
  }
  for (const [key, setting] of after) {
    const old = before.get(key)
    if (old?.written === setting.written) continue
    tell(key, setting.name, old?.value ?? null, setting.value)
  }
  for (const [key, old] of before) {
    if (!after.has(key)) tell(key, old.name, old.value, null)
  }
  return changes
}

/** Elements that both editions draw, not at the same place. Lines follow what they connect and are not named. */
function movedBetween(before: XmlNode, after: XmlNode): string[] {
  const [was, is] = [boundsIn(before), boundsIn(after)]
  return [...is].flatMap(([id, place]) => {
    const former = was.get(id)
    return former === undefined || former === place ? [] : [id]
  })
}

function boundsIn(definitions: XmlNode): ReadonlyMap<string, string> {
  const planes = readPlanes(definitions, readFlow(definitions))
  const places = planes.flatMap(({ shapes }) =>
    [...shapes].map(
      ([
        id,
        {
          bounds: { x, y, width, height },
        },
      ]) => [id, `${x} ${y} ${width} ${height}`] as const,
    ),
  )
  return new Map(places)
}

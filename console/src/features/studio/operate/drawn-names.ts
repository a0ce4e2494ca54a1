import { complete, kindInWords, readDiagram } from '@aftersale/diagram'
import { type Bilingual, labelInBoth } from '@aftersale/kernel'

/** An element of a drawing as people call it. */
export interface DrawnElement {
  readonly id: string
  readonly name: Bilingual
  readonly kind: Bilingual
  /** Whether an instance can be made to go on there: what the flow reaches by itself, not by an event on a border. */
  readonly canBeginThere: boolean
}

const SHAPES_ONLY = /^(pool|lane|textAnnotation|group|dataObject|dataStore|startEvent|boundaryEvent)$/

/** The elements of a flow by their ids, in the order in which they are drawn: from the left to the right. */
export function drawnElements(xml: string): ReadonlyMap<string, DrawnElement> {
  const read = readDiagram(xml)
  if (!read.ok) return new Map()
  const { flow, planes } = complete(read.value).diagram
  const places = planes.flatMap(({ shapes }, plane) =>
    [...shapes].map(([id, { bounds }]) => ({ id, plane, x: bounds.x, y: bounds.y })),
  )
  const order = places
    .toSorted((one, other) => one.plane - other.plane || one.x - other.x || one.y - other.y)
    .map(({ id }) => id)
  const inOrder = new Set([...order, ...flow.elements.keys()])
  const elements = [...inOrder].flatMap((key) => flow.elements.get(key) ?? [])
  const drawn = elements.map(({ id, name, kind, isEventSubProcess }): DrawnElement => {
    const label = labelInBoth(name.text || id)
    const words = kindInWords(`bpmn:${kind}`) ?? { en: kind, 'zh-CN': kind }
    return {
      id,
      name: { en: label.en, 'zh-CN': name.translations['zh-CN'] ?? label['zh-CN'] },
      kind: words,
      canBeginThere: !SHAPES_ONLY.test(kind) && !isEventSubProcess,
    }
  })
  return new Map(drawn.map((element) => [element.id, element]))
}

import type { Problems } from './problems.ts'
import type { Source, SourceDocument, SourceWarning } from './source.ts'

/** What is drawn for readers alone: the diagram, pools and what goes between them, lanes, notes. */
const DRAWN_ONLY =
  /^(bpmndi|dc|di):|^bpmn:(Participant|MessageFlow|Collaboration|Conversation\w*|Lane|LaneSet|TextAnnotation|Association|Group|Category|CategoryValue)$/

/** A node lists its flows a second time; the flows themselves say where they lead. */
const REPEATED = new Set(['bpmn:incoming', 'bpmn:outgoing', 'bpmn:flowNodeRef', 'bpmn:categoryValueRef'])

const DUPLICATE = /duplicate ID <([^>]*)>/
const DIAGRAM_CONTENT = /^unparsable content <(bpmndi|omgdi|omgdc|dc|di|bioc|color):/

/** Names what the parser could not place, where that could matter for execution. `ids`: of everything that executes. */
export function addWarnings({ warnings }: SourceDocument, ids: ReadonlySet<string>, problems: Problems): void {
  for (const warning of warnings) {
    const duplicate = DUPLICATE.exec(warning.message)?.[1]
    if (duplicate !== undefined) addDuplicate(duplicate, ids, problems)
    else if (!isHarmless(warning)) addWarning(warning, problems)
  }
}

function isHarmless({ element, property, message }: SourceWarning): boolean {
  if (element === undefined) return DIAGRAM_CONTENT.test(message)
  if (DRAWN_ONLY.test(element.$type) || (property !== undefined && REPEATED.has(property))) return true
  for (let at: Source | undefined = element; at !== undefined; at = at.$parent) {
    if (at.$type === 'bpmn:Process') return at.get('isExecutable') === false
  }
  return false
}

function addDuplicate(id: string, ids: ReadonlySet<string>, problems: Problems): void {
  if (!ids.has(id)) return
  problems.add(
    { id },
    'process.id-twice',
    `The id “${id}” stands twice: every element needs an id of its own.`,
    `id“${id}”重复出现：每个元素都需要自己的 id。`,
  )
}

function addWarning({ element, message }: SourceWarning, problems: Problems): void {
  const reason = oneLine(message)
  const owner = element === undefined ? null : ownerOf(element)
  problems.add(owner, 'process.xml-warning', `Not understood: ${reason}.`, `无法识别：${inChinese(reason)}。`)
}

/** The parser's own words for what happens most. */
const WORDS: readonly (readonly [en: RegExp, zh: string])[] = [
  [/^unknown attribute <(.*)>$/, '未知属性 <$1>'],
  [/^unresolved reference <(.*)>$/, '引用的 <$1> 不存在'],
  [/^unparsable content <(.*?)\/?> detected.*$/, '未知内容 <$1>'],
]

function inChinese(reason: string): string {
  const found = WORDS.find(([en]) => en.test(reason))
  return found === undefined ? reason : reason.replace(...found)
}

/** The parser writes its reasons over several lines. */
export const oneLine = (message: string): string => message.replaceAll(/\s*\n\s*/g, ', ')

/** What the author sees in the diagram: the flow or element that this belongs to. */
function ownerOf(element: Source): Source {
  for (let at: Source | undefined = element; at !== undefined; at = at.$parent) {
    if (at.$instanceOf?.('bpmn:FlowElement') || at.$type === 'bpmn:Process') return at
  }
  return element
}

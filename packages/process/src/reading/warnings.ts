import type { Problems } from './problems.ts'
import { shortened } from './shortened.ts'
import type { Source, SourceDocument, SourceWarning } from './source.ts'

/** What is drawn for readers alone: the diagram, pools and what goes between them, lanes, notes. */
const DRAWN_ONLY =
  /^(bpmndi|dc|di):|^bpmn:(Participant|MessageFlow|Collaboration|Conversation\w*|Lane|LaneSet|TextAnnotation|Association|Group|Category|CategoryValue)$/

/** A node lists its flows a second time; the flows themselves say where they lead. */
const REPEATED = new Set(['bpmn:incoming', 'bpmn:outgoing', 'bpmn:flowNodeRef', 'bpmn:categoryValueRef'])

/** Types, interfaces and sets of data, which say nothing that is executed. */
const DESCRIBING = new Set([
  'bpmn:dataInputRefs',
  'bpmn:dataOutputRefs',
  'bpmn:inputSetRefs',
  'bpmn:interfaceRef',
  'bpmn:itemSubjectRef',
  'bpmn:operationRef',
  'bpmn:optionalInputRefs',
  'bpmn:optionalOutputRefs',
  'bpmn:outputSetRefs',
  'bpmn:structureRef',
  'bpmn:supportedInterfaceRef',
  'bpmn:whileExecutingInputRefs',
  'bpmn:whileExecutingOutputRefs',
])

const DUPLICATE = /duplicate ID <([^>]*)>/
const ILLEGAL = /illegal ID <(.*)>$/s
const UNRESOLVED = /^unresolved reference <(.*)>$/s
const DIAGRAM_CONTENT = /^unparsable content <(bpmndi|omgdi|omgdc|dc|di|bioc|color):/
/** The text was decoded before it came here, whatever it says of itself. */
const ENCODING = /^unsupported document encoding/

/**
 * Names what the parser could not place, where that could matter for execution. `ids`: of everything that executes.
 * Answers whether all that is drawn was placed; else what follows from what is missing is not worth naming.
 */
export function addWarnings({ warnings }: SourceDocument, ids: ReadonlySet<string>, problems: Problems): boolean {
  const relevant = warnings.filter((warning) => !isHarmless(warning))
  const illegal = new Set(relevant.flatMap(({ message }) => ILLEGAL.exec(message)?.[1] ?? []))
  for (const id of illegal) addIllegal(id, problems)
  for (const warning of relevant) {
    const duplicate = DUPLICATE.exec(warning.message)?.[1]
    const missing = UNRESOLVED.exec(warning.message)?.[1]
    if (duplicate !== undefined) addDuplicate(duplicate, ids, problems)
    else if (missing !== undefined) addUnresolved(missing, warning, illegal, problems)
    else if (!ILLEGAL.test(warning.message)) addWarning(warning, problems)
  }
  return relevant.every(({ message }) => !message.startsWith('unparsable content'))
}

function isHarmless({ element, property, message }: SourceWarning): boolean {
  if (element === undefined) return DIAGRAM_CONTENT.test(message) || ENCODING.test(message)
  if (DRAWN_ONLY.test(element.$type)) return true
  if (property !== undefined && (REPEATED.has(property) || DESCRIBING.has(property))) return true
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

function addIllegal(id: string, problems: Problems): void {
  problems.add(
    { id },
    'process.id-invalid',
    `“${shortened(id)}” is no id: one begins with a Latin letter or “_” and holds only those, digits, “-” and “.”.`,
    `id“${shortened(id)}”须以拉丁字母或“_”开头，且只含拉丁字母、数字、“_”、“-”和“.”。`,
  )
}

/** A reference to what is not there; where its id is what is wrong, that was said. */
function addUnresolved(
  missing: string,
  { element, property }: SourceWarning,
  illegal: ReadonlySet<string>,
  problems: Problems,
): void {
  if (illegal.has(missing)) return
  const what = (property ?? '').replace(/^\w+:/, '')
  problems.add(
    element === undefined ? null : ownerOf(element),
    'process.reference-unresolved',
    `Its ${what} is “${shortened(missing)}”, which the document does not define.`,
    `它的 ${what} 为“${shortened(missing)}”，但文档中没有定义。`,
  )
}

/** The parser counts lines and columns from 0 and quotes what it could not read. */
const UNPARSABLE =
  /^unparsable content (?:<([^\s<>/]+))?.*?detected\s+line: (\d+)\s+column: (\d+)\s+nested error: (.*)$/s
/** A tag that is known nowhere, or not here: to name it says it all. */
const UNKNOWN_TAG = /^(unrecognized element|unexpected element|unknown type)/

function addWarning({ element, message }: SourceWarning, problems: Problems): void {
  const reason = inEnglish(message)
  const owner = element === undefined ? null : ownerOf(element)
  problems.add(owner, 'process.xml-warning', `Not understood: ${reason}.`, `无法识别：${inChinese(reason)}。`)
}

function inEnglish(message: string): string {
  const [, tag, line, , nested = ''] = UNPARSABLE.exec(message) ?? []
  if (tag === undefined) return oneLine(message)
  const reason = `<${shortened(tag)}> in line ${Number(line) + 1}`
  return UNKNOWN_TAG.test(nested) ? reason : `${reason}: ${oneLine(nested)}`
}

/** The parser's own words for what happens most. */
const WORDS: readonly (readonly [en: RegExp, zh: string])[] = [
  [/^unknown attribute <(.*)>$/, '未知属性 <$1>'],
  [/^(<[^<>]*>) in line (\d+)(.*)$/, '第 $2 行的 $1$3'],
]

function inChinese(reason: string): string {
  const found = WORDS.find(([en]) => en.test(reason))
  return found === undefined ? reason : reason.replace(...found)
}

/** Says why the parser gave the whole document up. */
export function addUnreadable(message: string, problems: Problems): void {
  const [en, zh] = whyUnreadable(message)
  problems.add(null, 'process.not-bpmn', `This is not BPMN 2.0 XML: ${en}.`, `这不是 BPMN 2.0 XML：${zh}。`)
}

function whyUnreadable(message: string): readonly [en: string, zh: string] {
  if (message.startsWith('failed to parse document as')) {
    return ['its outermost element is no <definitions> of BPMN 2.0', '最外层元素不是 BPMN 2.0 的 <definitions>']
  }
  const [, , line, column, nested] = UNPARSABLE.exec(message) ?? []
  if (nested === undefined) return [oneLine(message), oneLine(message)]
  if (nested === 'missing start tag') return ['it has no elements', '其中没有元素']
  const reason = oneLine(nested)
  const [row, letter] = [Number(line) + 1, Number(column) + 1]
  return [`${reason} in line ${row}, column ${letter}`, `第 ${row} 行第 ${letter} 列：${reason}`]
}

/** The parser writes its reasons over several lines, with all that it could not read. */
const oneLine = (message: string): string => shortened(message.replaceAll(/\s*\n\s*/g, ', '))

/** What the author sees in the diagram: the flow or element that this belongs to. */
function ownerOf(element: Source): Source {
  for (let at: Source | undefined = element; at !== undefined; at = at.$parent) {
    if (at.$instanceOf?.('bpmn:FlowElement') || at.$type === 'bpmn:Process') return at
  }
  return element
}

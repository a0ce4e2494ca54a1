import { accept, type Result, refuse } from '@aftersale/kernel'
import { checkProcess } from '../check.ts'
import type { FlowNode, ProcessDefinition, SequenceFlow } from '../definition.ts'
import type { WillNotExecute } from '../problem.ts'
import { compileFeel } from './attributes.ts'
import { Problems } from './problems.ts'
import { readNode } from './read-node.ts'
import { refuseIgnored } from './refuse-ignored.ts'
import {
  child,
  children,
  extension,
  parseSource,
  type Source,
  type SourceDocument,
  text,
  translations,
} from './source.ts'

/** Drawn for the reader of the diagram, with no meaning for execution (BPMN 2.0.2, "Artifacts"). */
const ARTIFACTS = new Set(['bpmn:TextAnnotation', 'bpmn:Association', 'bpmn:Group'])

/**
 * Reads BPMN 2.0 XML in Camunda 8's dialect into its executable processes, compiled and checked.
 * Everything that would not execute is refused with the element and the reason; nothing is ignored silently.
 * Processes drawn with `isExecutable="false"` are left out; a document without any executable one is refused.
 */
export async function readProcesses(xml: string): Promise<Result<ProcessDefinition[], WillNotExecute>> {
  const problems = new Problems()
  const document = await parse(xml, problems)
  const processes = document === null ? [] : executableProcesses(document, problems)
  const definitions = processes.flatMap((process) => readProcess(process, problems) ?? [])
  if (problems.list.length > 0) return refuse({ code: 'process.will-not-execute', problems: problems.list })
  return accept(definitions)
}

async function parse(xml: string, problems: Problems): Promise<SourceDocument | null> {
  try {
    const document = await parseSource(xml)
    for (const warning of document.warnings) {
      const reason = oneLine(warning.message)
      const owner = warning.element ?? null
      problems.add(owner, 'process.xml-warning', `Not understood: ${reason}.`, `无法识别：${reason}。`)
    }
    return document
  } catch (error) {
    const reason = oneLine(error instanceof Error ? error.message : String(error))
    problems.add(null, 'process.not-bpmn', `This is not BPMN 2.0 XML: ${reason}.`, `这不是 BPMN 2.0 XML：${reason}。`)
    return null
  }
}

/** The parser writes its reasons over several lines. */
const oneLine = (message: string) => message.replaceAll(/\s*\n\s*/g, ', ')

function executableProcesses(document: SourceDocument, problems: Problems): readonly Source[] {
  const roots = children(document.root, 'rootElements').filter((root) => root.$type === 'bpmn:Process')
  const executable = roots.filter((root) => root.get('isExecutable') !== false)
  if (executable.length === 0) {
    problems.add(null, 'process.none-executable', 'No executable process is drawn here.', '其中没有可执行的流程。')
  }
  return executable
}

function readProcess(source: Source, problems: Problems): ProcessDefinition | null {
  const before = problems.list.length
  refuseIgnored(source, [], problems)
  const elements = children(source, 'flowElements').filter((element) => !ARTIFACTS.has(element.$type))
  const flows = elements.filter((element) => element.$type === 'bpmn:SequenceFlow')
  const outgoing = readFlows(flows, problems)
  const nodes = new Map<string, FlowNode>()
  for (const element of elements) {
    if (element.$type === 'bpmn:SequenceFlow') continue
    const node = readNode(element, outgoing.get(text(element, 'id') ?? '') ?? [], problems)
    if (node !== null) nodes.set(node.id, node)
  }
  if (problems.list.length > before) return null
  return checkProcess(
    {
      id: text(source, 'id') ?? '',
      name: text(source, 'name') ?? text(source, 'id') ?? '',
      translations: translations(source),
      versionTag: versionTag(source),
      nodes,
    },
    source,
    problems,
  )
}

function readFlows(flows: readonly Source[], problems: Problems): Map<string, SequenceFlow[]> {
  const outgoing = new Map<string, SequenceFlow[]>()
  for (const flow of flows) {
    const source = child(flow, 'sourceRef')
    const target = child(flow, 'targetRef')
    refuseIgnored(flow, [], problems)
    if (source === null || target === null) {
      addLooseEnd(flow, problems)
      continue
    }
    const condition = child(flow, 'conditionExpression')
    const body = condition === null ? null : text(condition, 'body')
    const read: SequenceFlow = {
      id: text(flow, 'id') ?? '',
      name: text(flow, 'name') ?? '',
      translations: translations(flow),
      source: text(source, 'id') ?? '',
      target: text(target, 'id') ?? '',
      condition: body === null ? null : compileFeel(body.replace(/^=/, ''), flow, 'condition', problems),
    }
    const list = outgoing.get(read.source) ?? []
    list.push(read)
    outgoing.set(read.source, list)
  }
  return outgoing
}

/** A reference that leads nowhere was already named by the parser; one that is not there was not. */
function addLooseEnd(flow: Source, problems: Problems): void {
  if (problems.list.some((problem) => problem.element === (flow.id ?? null))) return
  problems.add(flow, 'process.flow-loose', 'This flow does not connect two elements.', '这条连线没有连接两个元素。')
}

function versionTag(source: Source): string | null {
  const tag = extension(source, 'zeebe:VersionTag')
  return tag === null ? null : text(tag, 'value')
}

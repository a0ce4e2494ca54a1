import { accept, type Result, refuse } from '@aftersale/kernel'
import { checkProcess } from '../checks/check-process.ts'
import type { ProcessDefinition } from '../definition.ts'
import type { ProcessProblem, WillNotExecute } from '../problem.ts'
import { checkText } from './check-text.ts'
import { Problems } from './problems.ts'
import { readProcess } from './read-process.ts'
import { type Scan, scanProcess } from './scan.ts'
import { children, parseSource, type Source, type SourceDocument } from './source.ts'
import { addUnreadable, addWarnings } from './warnings.ts'

/**
 * Reads BPMN 2.0 XML in Camunda 8's dialect, with our own namespace, into its executable processes, compiled and checked.
 * Everything that would not execute is refused with the element and the reason; nothing is ignored silently.
 * Processes drawn with `isExecutable="false"` are left out; a document without any executable one is refused.
 */
export async function readProcesses(xml: string): Promise<Result<ProcessDefinition[], WillNotExecute>> {
  const problems = new Problems()
  const document = await parse(xml, problems)
  if (document === null) return refuse({ code: 'process.will-not-execute', problems: problems.list })
  const scans = executableProcesses(document, problems).map((process) => scanProcess(process, document.root, problems))
  const ids = new Set([...rootIds(document), ...scans.flatMap((scan) => scan.ids)])
  const isWhole = addWarnings(document, ids, problems)
  const definitions = scans.flatMap((scan) => readScanned(scan, isWhole, problems))
  if (problems.list.length === 0) return accept(definitions)
  return refuse({ code: 'process.will-not-execute', problems: inDrawingOrder(problems.list, scans) })
}

/** What is about the whole first, then element by element as drawn: how an author goes through them. */
function inDrawingOrder(list: readonly ProcessProblem[], scans: readonly Scan[]): readonly ProcessProblem[] {
  const positions = new Map(scans.flatMap(({ ids }) => ids).map((id, position) => [id, position]))
  const positionOf = ({ element }: ProcessProblem) => positions.get(element ?? '') ?? -1
  return list.toSorted((one, other) => positionOf(one) - positionOf(other))
}

async function parse(xml: string, problems: Problems): Promise<SourceDocument | null> {
  const text = checkText(xml, problems)
  if (text === null) return null
  try {
    return await parseSource(text)
  } catch (error) {
    addUnreadable(error instanceof Error ? error.message : String(error), problems)
    return null
  }
}

function executableProcesses(document: SourceDocument, problems: Problems): readonly Source[] {
  const roots = children(document.root, 'rootElements').filter((root) => root.$type === 'bpmn:Process')
  const executable = roots.filter((root) => root.get('isExecutable') !== false)
  if (executable.length > 0) return executable
  if (roots.length === 0) problems.add(null, 'process.none-executable', 'No process is drawn here.', '其中没有流程。')
  for (const root of roots) {
    problems.add(
      root,
      'process.none-executable',
      'It says isExecutable="false": set it to true where it should run.',
      '它标记为 isExecutable="false"：需要运行时请改为 true。',
    )
  }
  return []
}

/** Of messages, signals and the like, which flows refer to; pools are drawn only. */
const rootIds = (document: SourceDocument): readonly string[] =>
  children(document.root, 'rootElements').flatMap(({ $type, id }) =>
    id === undefined || $type === 'bpmn:Collaboration' ? [] : [id],
  )

function readScanned(scan: Scan, isWhole: boolean, problems: Problems): ProcessDefinition[] {
  if (scan.isTooLarge) return []
  const { process, isComplete } = readProcess(scan, problems)
  checkProcess(process, isComplete && isWhole, problems)
  return [process]
}

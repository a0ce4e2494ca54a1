import { compileExpression, type Expression } from '@aftersale/feel'
import type { Loop, MultiInstance, StandardLoop } from '../settings.ts'
import { optionalFeel, readExpression } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import { refuseIgnored } from './refuse-ignored.ts'
import { child, children, extension, flag, nameOf, type Source, text } from './source.ts'

const COLLECTION = { en: 'input collection', zh: '输入集合' }
const CARDINALITY = { en: 'loop cardinality', zh: '循环次数' }
const OUTPUT = { en: 'output element', zh: '输出元素' }
const COMPLETION = { en: 'completion condition', zh: '完成条件' }
const CONDITION = { en: 'loop condition', zh: '循环条件' }

/** How often an activity is done; null: once. */
export function readLoop(owner: Source, drawing: Drawing): Loop | null {
  const loop = child(owner, 'loopCharacteristics')
  if (loop === null) return null
  refuseIgnored(loop, ['zeebe:LoopCharacteristics'], drawing.problems, owner)
  return loop.$type === 'bpmn:StandardLoopCharacteristics'
    ? readStandardLoop(loop, owner, drawing)
    : readMultiInstance(loop, owner, drawing)
}

function readStandardLoop(loop: Source, owner: Source, drawing: Drawing): StandardLoop {
  const maximum = loop.get('loopMaximum')
  return {
    kind: 'standard-loop',
    condition: readExpression(loop, 'loopCondition', owner, CONDITION, drawing),
    testBefore: flag(loop, 'testBefore'),
    maximum: typeof maximum === 'number' ? maximum : null,
  }
}

/** The words of the dialect, else those of BPMN: data that holds the items, and a name for one of them. */
function readMultiInstance(loop: Source, owner: Source, drawing: Drawing): MultiInstance {
  const settings = extension(loop, 'zeebe:LoopCharacteristics')
  const setting = (name: string) => (settings === null ? null : (text(settings, name)?.trim() ?? null))
  return {
    kind: 'multi-instance',
    isSequential: flag(loop, 'isSequential'),
    collection:
      optionalFeel(settings, 'inputCollection', owner, COLLECTION, drawing) ??
      readVariable(collectionVariable(loop, owner, drawing)),
    cardinality: readExpression(loop, 'loopCardinality', owner, CARDINALITY, drawing),
    inputElement: setting('inputElement') ?? itemName(loop, 'inputDataItem'),
    outputCollection: setting('outputCollection') ?? variableOf(loop, 'loopDataOutputRef', drawing),
    outputElement:
      optionalFeel(settings, 'outputElement', owner, OUTPUT, drawing) ?? readVariable(itemName(loop, 'outputDataItem')),
    completionCondition: readExpression(loop, 'completionCondition', owner, COMPLETION, drawing),
  }
}

function itemName(loop: Source, property: string): string | null {
  const item = child(loop, property)
  return item === null ? null : (nameOf(item) ?? item.id ?? null)
}

const variableOf = (loop: Source, property: string, { scan }: Drawing): string | null =>
  scan.data.get(child(loop, property)?.id ?? '')?.variable ?? null

/** The items are asked for before anything flows into an instance, so an input of the activity stands for what fills it. */
function collectionVariable(loop: Source, owner: Source, drawing: Drawing): string | null {
  const reference = child(loop, 'loopDataInputRef')?.id
  if (reference === undefined) return null
  const filling = children(owner, 'dataInputAssociations').find(
    (association) => child(association, 'targetRef')?.id === reference,
  )
  const [from] = filling === undefined ? [] : children(filling, 'sourceRef')
  return drawing.scan.data.get(from?.id ?? reference)?.variable ?? null
}

/** The value of a variable, whatever its name looks like. */
function readVariable(name: string | null): Expression | null {
  const compiled = name === null ? null : compileExpression(name, { names: [name] })
  return compiled?.ok ? compiled.value : null
}

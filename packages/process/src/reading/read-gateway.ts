import type { EventBasedGateway, FlowNode } from '../definition.ts'
import { readExpression } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import { readBase } from './read-base.ts'
import { flag, type Source, text } from './source.ts'

type Kind = 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway' | 'complexGateway'

const ACTIVATION = { en: 'activation condition', zh: '激活条件' }

export function readGateway(source: Source, parent: string | null, kind: Kind, drawing: Drawing): FlowNode | null {
  const base = readBase(source, parent, [], drawing)
  if (base === null) return null
  if (kind !== 'complexGateway') return { ...base, kind }
  // The condition names incoming flows by their ids, which may have signs in them.
  const names = [...drawing.names, ...base.incoming.map(({ id }) => id)]
  const reading = { problems: drawing.problems, names }
  const condition = readExpression(source, 'activationCondition', source, ACTIVATION, reading)
  return { ...base, kind, activationCondition: condition }
}

export function readEventBasedGateway(
  source: Source,
  parent: string | null,
  drawing: Drawing,
): EventBasedGateway | null {
  const base = readBase(source, parent, [], drawing)
  if (base === null) return null
  const isParallel = text(source, 'eventGatewayType') === 'Parallel'
  return { ...base, kind: 'eventBasedGateway', instantiates: flag(source, 'instantiate'), isParallel }
}

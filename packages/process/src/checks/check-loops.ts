import { type Activity, isActivity } from '../definition.ts'
import { MOST_TURNS } from '../limits.ts'
import type { Problems } from '../reading/problems.ts'
import { type MultiInstance, type StandardLoop } from '../settings.ts'
import type { Check } from './check.ts'

/** A loop says how often, and that is bounded. */
export const checkLoops: Check = ({ nodes }, problems) => {
  for (const node of nodes.values()) {
    if (!isActivity(node) || node.loop === null) continue
    if (node.loop.kind === 'standard-loop') checkStandardLoop(node.loop, node, problems)
    else checkMultiInstance(node.loop, node, problems)
  }
}

function checkStandardLoop({ condition, maximum }: StandardLoop, node: Activity, problems: Problems): void {
  if (condition === null && maximum === null) {
    problems.add(
      node,
      'process.endless-loop',
      'Its loop has neither a condition nor a maximum: it would turn for ever.',
      '它的循环既没有条件也没有最大次数：会无限循环。',
    )
  }
  if (maximum === null || (Number.isInteger(maximum) && maximum >= 1 && maximum <= MOST_TURNS)) return
  problems.add(
    node,
    'process.loop-maximum',
    `The maximum of its loop must be a whole number from 1 to ${MOST_TURNS}.`,
    `它的循环最大次数必须是 1 到 ${MOST_TURNS} 的整数。`,
  )
}

function checkMultiInstance(loop: MultiInstance, node: Activity, problems: Problems): void {
  if ((loop.collection === null) === (loop.cardinality === null)) {
    problems.add(
      node,
      'process.loop-without-items',
      'Its multi-instance needs either an input collection or a loop cardinality.',
      '它的多实例需要输入集合或循环次数，二者取一。',
    )
  }
  if ((loop.outputCollection === null) !== (loop.outputElement === null)) {
    problems.add(
      node,
      'process.output-incomplete',
      'An output collection and an output element need each other.',
      '输出集合和输出元素必须同时填写。',
    )
  }
  const constant = Number(loop.cardinality?.source ?? Number.NaN)
  if (constant <= MOST_TURNS || Number.isNaN(constant)) return
  problems.add(
    node,
    'process.loop-maximum',
    `Its multi-instance has ${constant} instances; ${MOST_TURNS} is the most.`,
    `它的多实例有 ${constant} 个实例，最多允许 ${MOST_TURNS} 个。`,
  )
}

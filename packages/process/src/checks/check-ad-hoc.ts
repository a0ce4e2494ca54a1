import type { Check } from './check.ts'

/** An ad-hoc sub-process has neither start nor end (BPMN 2.0.2, 10.3.3), and one says what is done in it. */
export const checkAdHoc: Check = ({ nodes }, problems) => {
  for (const node of nodes.values()) {
    const around = node.parent === null ? undefined : nodes.get(node.parent)
    if (around?.kind === 'adHocSubProcess' && (node.kind === 'startEvent' || node.kind === 'endEvent')) {
      problems.add(
        node,
        'process.event-in-ad-hoc',
        'An ad-hoc sub-process has neither start events nor end events.',
        '即席子流程中不能有开始事件或结束事件。',
      )
    }
    if (node.kind !== 'adHocSubProcess' || node.job === null || node.activeElements === null) continue
    problems.add(
      node,
      'process.ad-hoc-led-twice',
      'Either a worker chooses what is done in it (task definition) or an expression does, not both.',
      '由工作者选择要做的活动（任务定义），或由表达式选择，二者只能取一。',
    )
  }
}

import type { StepRefusal } from '@aftersale/process'
import { type Sentence, said } from '../sentence.ts'

/** Why the engine does not do it, for the author of a scenario. */
export function refusalSentence(refusal: StepRefusal): Sentence {
  switch (refusal.code) {
    case 'process.already-started':
      return said('The instance was started already.', '该实例已经启动。')
    case 'process.not-started':
      return said('The instance was not started.', '该实例尚未启动。')
    case 'process.ended':
      return said('The instance has ended.', '该实例已经结束。')
    case 'process.no-plain-start':
      return said(
        'The process has no plain start event: a message, a signal, a condition or the clock begins it.',
        '该流程没有空开始事件：它由消息、信号、条件或时间启动。',
      )
    case 'process.not-waiting':
      return said(
        `The element does not wait for this; it waits for: ${refusal.waitsFor ?? 'nothing, it is gone'}.`,
        `该节点等待的不是这个，而是：${refusal.waitsFor ?? '无（已不存在）'}。`,
      )
    case 'process.not-subscribed':
      return said(`“${refusal.event}” cannot be triggered now.`, `“${refusal.event}”现在不能被触发。`)
    case 'process.no-such-scope':
      return said('There is no such scope any more.', '该作用域已不存在。')
    case 'process.no-such-element':
      return said(
        `The process has no element “${refusal.element}” for this.`,
        `该流程没有可用于此操作的节点“${refusal.element}”。`,
      )
    case 'process.not-a-signer':
      return said(`“${refusal.who}” is no approver whose turn it is.`, `“${refusal.who}”不是当前可以审批的人。`)
    case 'process.already-signed':
      return said(
        `“${refusal.who}” has answered, or is an approver already.`,
        `“${refusal.who}”已审批过，或已是审批人。`,
      )
    case 'process.cannot-send-back':
      return said(
        `The task does not allow sending the case back to “${refusal.to}”.`,
        `该任务不允许退回到“${refusal.to}”。`,
      )
    case 'process.cannot-begin-there':
      return said(`Nothing can begin at “${refusal.element}” now.`, `现在不能从“${refusal.element}”开始。`)
    case 'process.scope-not-clear':
      return said(
        `Several scopes are active in which “${refusal.element}” could begin.`,
        `有多个可以开始“${refusal.element}”的作用域，无法确定是哪一个。`,
      )
  }
}

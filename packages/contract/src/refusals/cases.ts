import { plainRefusal } from './refusal.ts'

/** Cases. */
export const caseRefusals = {
  'cases.not-found': plainRefusal(404, {
    en: 'There is no such case.',
    'zh-CN': '没有这个工单。',
  }),
  'cases.flow-forgotten': plainRefusal(404, {
    en: 'How this case went is not kept any more, so its flow cannot be drawn.',
    'zh-CN': '此工单的流程记录已按保留期限清除，无法绘制流程图。',
  }),
  'cases.not-stuck': plainRefusal(409, {
    en: 'Nothing of this case is stopped: there is nothing to try again.',
    'zh-CN': '此工单没有停住的步骤，无需重试。',
  }),
  'engine.instance-suspended': plainRefusal(409, {
    en: 'The case is suspended; nothing is done in it until it is resumed.',
    'zh-CN': '此工单已暂停，恢复之前不能进行任何操作。',
  }),
}

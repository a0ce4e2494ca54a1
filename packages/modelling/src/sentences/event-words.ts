import type { Words } from '../document/part.ts'
import type { PlainEvent } from '../reading/plain-flow.ts'
import { timingWords } from './timing-words.ts'
import type { Language } from './vocabulary.ts'

const OTHER: Readonly<Partial<Record<PlainEvent['kind'], Words>>> = {
  signal: { en: 'a signal comes', 'zh-CN': '收到信号' },
  escalation: { en: 'it is escalated', 'zh-CN': '被升级' },
  compensation: { en: 'it is to be undone', 'zh-CN': '需要撤销' },
  cancel: { en: 'it is cancelled', 'zh-CN': '被取消' },
  link: { en: 'the flow is continued here', 'zh-CN': '从别处接续' },
  several: { en: 'one of several things happens', 'zh-CN': '发生多种情况之一' },
}

/** What flows of the pack are told from outside, as the end of “when …”. */
const NEWS: Readonly<Record<string, Words | undefined>> = {
  'customer-asked-again': { en: 'the customer asks again', 'zh-CN': '客户追问' },
  'customer-unsatisfied': { en: 'the customer is not satisfied', 'zh-CN': '客户不满意' },
  'goods-arrived': { en: 'the goods arrive', 'zh-CN': '商品到货' },
  'parcel-delivered': { en: 'the parcel is delivered', 'zh-CN': '包裹送达' },
  'parcel-lost': { en: 'the parcel is lost', 'zh-CN': '包裹丢失' },
  'parts-arrived': { en: 'the parts arrive', 'zh-CN': '配件到货' },
  'quote-answered': { en: 'the customer answers the quotation', 'zh-CN': '客户答复报价' },
  'request-withdrawn': { en: 'the customer withdraws the request', 'zh-CN': '客户撤销申请' },
  'visit-cancelled': { en: 'the customer cancels the visit', 'zh-CN': '客户取消上门' },
  'visit-moved': { en: 'the customer asks for another day', 'zh-CN': '客户改期' },
}

/** What an event waits for, as the end of “when …”: its own name says it best, where it has one. */
export function happening(event: PlainEvent, name: Words, language: Language): string {
  const own = name[language].trim()
  switch (event.kind) {
    case 'timer': {
      const timing = timingWords(event.timing, language)
      if (event.timing.duration === null) return own === '' ? timing : own
      return language === 'en' ? `${timing} have passed` : `已过 ${timing}`
    }
    case 'error':
      return own !== '' ? quoted(own) : language === 'en' ? 'it is refused' : '不予受理'
    case 'message': {
      const news = NEWS[event.message]
      return news === undefined ? quoted(own === '' ? event.message : own) : news[language]
    }
    case 'condition':
      return own === '' ? event.condition : quoted(own)
    default:
      return own === '' ? (OTHER[event.kind]?.[language] ?? '') : quoted(own)
  }
}

const quoted = (text: string): string => `“${text}”`

/** A way that an event opens: “or, after 3 days”, “meanwhile, after 7 days”. */
export function interruptionWords(event: PlainEvent, name: Words, goesOn: boolean, language: Language): string {
  const isTime = event.kind === 'timer' && event.timing.duration !== null
  if (language === 'en') {
    const when = isTime ? `after ${timingWords(event.timing, language)}` : `when ${happening(event, name, language)}`
    return goesOn ? `meanwhile, ${when}` : `or, ${when}`
  }
  const when = isTime ? `${timingWords(event.timing, language)}后` : `${happening(event, name, language)}时`
  return goesOn ? `期间，${when}` : `或者，${when}`
}

import type { CaseDetail, TimelineEntry } from '@aftersale/contract'
import { formatMoney, isoOf } from '@aftersale/kernel'
import { type Language, type Texts, table } from '../frame/index.ts'

const STATE: Readonly<Record<CaseDetail['state'], Texts>> = {
  running: { en: 'the machine works on it', 'zh-CN': '处理中' },
  waiting: { en: 'waits for a person', 'zh-CN': '等待人工处理' },
  stuck: { en: 'stopped, needs repair', 'zh-CN': '已停住，需要修复' },
  closed: { en: 'closed', 'zh-CN': '已完结' },
}

/** A case for a person at a terminal: what it is about, what happened, who has to act. */
export function caseLines(found: CaseDetail, language: Language): string[] {
  const say = (texts: Texts) => texts[language]
  const product = found.productName ?? found.product
  const units = found.quantity === null ? '' : ` × ${found.quantity}`
  const about = [
    [found.number, found.flow === null ? '' : `${say(found.flow.name)} v${found.flow.version}`, say(STATE[found.state])]
      .filter(Boolean)
      .join('  '),
    [found.title, found.customer, found.orderNumber, product && `${product}${units}`, found.cause]
      .filter(Boolean)
      .join('  '),
    ...(found.refund === null ? [] : [`${say(REFUND)} ${formatMoney(found.refund, language)}`]),
  ]
  const lines = found.lines.map((line) =>
    [
      `  ${line.orderNumber}  ${shortTime(line.orderedAt)}  ${line.productName} × ${line.units}`,
      formatMoney(line.refund, language),
      line.releasedAt === null ? '' : say(RELEASED),
    ].join('  '),
  )
  return [
    ...about,
    ...(lines.length === 0 ? [] : ['', say(LINES), ...lines]),
    '',
    ...found.timeline.flatMap((entry) => entryLines(entry, language)),
    ...found.incidents.map(
      ({ element, message }) => `! ${say(STUCK)} “${element}”${message === null ? '' : `: ${say(message)}`}`,
    ),
    ...found.tasks.map((task) => `→ ${say(WAITS)} “${say(task.name)}”: ${task.groups.join(', ') || '–'}  (${task.id})`),
  ]
}

const REFUND = { en: 'Refund', 'zh-CN': '退款' }
const RELEASED = { en: '(released)', 'zh-CN': '（已释放）' }
const LINES = { en: 'Units held:', 'zh-CN': '占用的商品：' }
const STUCK = { en: 'Stopped at', 'zh-CN': '停在' }
const WAITS = { en: 'Has to act', 'zh-CN': '待处理' }

function entryLines(entry: TimelineEntry, language: Language): string[] {
  const head = `${shortTime(entry.at)}  ${entry.title[language]}${by(entry, language)}`
  const { rule } = entry
  if (rule === undefined) return [head]
  const inputs = table(rule.inputs, [
    { title: language === 'en' ? 'input' : '输入', cell: (input) => input.name[language] },
    { title: language === 'en' ? 'value' : '值', cell: (input) => JSON.stringify(input.value) },
  ])
  const fired = rule.rules.map((one) => `${rule.decision} v${rule.version} #${one.position}: ${one.sentence[language]}`)
  return [head, ...[...fired, ...inputs].map((line) => `    ${line}`)]
}

function by({ actor }: TimelineEntry, language: Language): string {
  if (actor.kind === 'machine') return ''
  return language === 'en' ? `, by ${actor.name}` : `（${actor.name}）`
}

function shortTime(at: CaseDetail['openedAt']): string {
  return isoOf(at).slice(0, 16).replace('T', ' ')
}

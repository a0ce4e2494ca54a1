import { accept, addDays, type LocalDate, type Result, refuse, startOfDate } from '@aftersale/kernel'
import { notATime, readTime, type TimeRefusal } from '../given-time.ts'
import type { Reason } from '../reason.ts'
import { AGAINST, BEIJING, type Fact, KINDS, type Kind, WINDOW_DAYS } from './no-reason-goods.ts'
import { type FlagRefusal, type GivenFlags, type Goods, readGoods } from './read-goods.ts'

/** Times are dates, instants, or what clocks show in Beijing. A signing counts as its day there. */
export type NoReasonQuestion = {
  readonly signed: string
  readonly category: string
  readonly flags?: GivenFlags | undefined
  readonly at: string
}

export type NoReasonAnswer = {
  readonly allowed: boolean
  /** The last second of the window: `2026-09-11T23:59:59+08:00`. It is in it to its last millisecond. */
  readonly windowEnds: string
  readonly reasons: readonly Reason[]
}

export type NoReasonRefusal = TimeRefusal | FlagRefusal

/**
 * Whether goods may be returned without a reason at a time (七日无理由退货, Consumer Rights Protection Law art. 25): within
 * seven days, the day after signing being the first, where the goods are not excepted and are intact. Before signing the
 * days have not begun, and the right is there. Which goods are excepted, and the sources, stand in no-reason-goods.ts.
 */
export function noReasonReturn(question: NoReasonQuestion): Result<NoReasonAnswer, NoReasonRefusal> {
  const signed = readTime(question.signed, BEIJING)
  if (signed === undefined) return refuse(notATime('signed', question.signed))
  const at = readTime(question.at, BEIJING)
  if (at === undefined) return refuse(notATime('at', question.at))
  const goods = readGoods(question.category, question.flags ?? [])
  if (!goods.ok) return goods
  const last = addDays(signed.date, WINDOW_DAYS)
  const ended = at.at >= startOfDate(addDays(last, 1), BEIJING)
  const against = [...reasonsAgainst(goods.value), ...(ended ? [closed(last)] : [])]
  const allowed = against.length === 0
  const begun = at.date >= signed.date ? within(last) : notSigned(signed.date)
  return accept({
    allowed,
    windowEnds: `${last}T23:59:59${BEIJING}`,
    reasons: allowed ? [begun, ...reasonsFor(goods.value)] : against,
  })
}

const kindsOf = (goods: Goods): readonly Kind[] => KINDS.filter(({ code }) => goods.kinds.has(code))

const isExcepted = ({ when }: Kind, { facts }: Goods) => when === 'always' || facts.has(when)

function reasonsAgainst(goods: Goods): Reason[] {
  const excepted = kindsOf(goods).filter((kind) => isExcepted(kind, goods))
  const facts = Object.entries(AGAINST).filter(([fact]) => goods.facts.has(fact as Fact))
  return [...excepted.map(({ code, excepted }) => ({ code, ...excepted })), ...facts.map(([, reason]) => reason)]
}

/** Why goods of a kind that can be excepted are not; ordinary goods need no reason. */
function reasonsFor(goods: Goods): Reason[] {
  return kindsOf(goods).flatMap(({ code, allowed }) => (allowed === undefined ? [] : [{ code, ...allowed }]))
}

const within = (last: LocalDate): Reason => ({
  code: 'within-window',
  zh: `自签收次日起七日内，期限至 ${last} 24 时前。`,
  en: `Within seven days of delivery (through ${last}).`,
})

const notSigned = (signed: LocalDate): Reason => ({
  code: 'not-signed-yet',
  zh: `${signed} 签收，期限尚未起算。`,
  en: `The goods are signed for on ${signed}; the seven days have not started.`,
})

const closed = (last: LocalDate): Reason => ({
  code: 'window-closed',
  zh: `七日期限已于 ${last} 届满。`,
  en: `The seven days ended on ${last}.`,
})

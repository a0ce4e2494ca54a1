import type { KnownRefusal, TimelineEntry } from '@aftersale/contract'
import { accept, addHours, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { lockClosing, type Rating, ratingOf, writeRating } from './rating.store.ts'

/** How long a rating may be changed after it was first given. */
const CHANGEABLE_HOURS = 7 * 24

/** Whether a case, closed at an instant or open, may be rated now. */
export function mayRate(
  closedAt: Instant | null,
  before: Pick<Rating, 'ratedAt'> | null,
  now: Instant,
): Result<undefined, KnownRefusal<'cases.rating-too-early' | 'cases.rating-settled'>> {
  if (closedAt === null) return refuse({ code: 'cases.rating-too-early' })
  const isSettled = before !== null && now >= addHours(before.ratedAt, CHANGEABLE_HOURS)
  return isSettled ? refuse({ code: 'cases.rating-settled' }) : accept(undefined)
}

/** Rates a closed case, or changes the rating that it has: the last word counts. */
export async function rateCase(
  tx: Transaction,
  { id, score, comment, now }: { readonly id: string; readonly now: Instant } & Pick<Rating, 'score' | 'comment'>,
): Promise<Result<undefined, KnownRefusal<'cases.rating-too-early' | 'cases.rating-settled'>>> {
  const closedAt = await lockClosing(tx, id)
  const allowed = mayRate(closedAt, (await ratingOf(tx, id)) ?? null, now)
  if (allowed.ok) await writeRating(tx, id, { score, comment }, isoOf(now))
  return allowed
}

/** A rating as the timeline of its case tells it. */
export function ratingEntry({ score, comment, changedAt }: Rating): TimelineEntry {
  const stars = '★'.repeat(score) + '☆'.repeat(5 - score)
  return {
    at: changedAt,
    kind: 'step',
    actor: { kind: 'person', name: CUSTOMER },
    title: {
      en: `The customer rated it ${score} of 5 ${stars}${comment === null ? '' : `: “${comment}”`}`,
      'zh-CN': `客户评价 ${score} 分 ${stars}${comment === null ? '' : `：“${comment}”`}`,
    },
  }
}

/** What consumers who use the portal are called where the staff see who did something. */
export const CUSTOMER = '客户 · Customer'

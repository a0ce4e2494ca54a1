import type { AnswerOf, Client, routes } from '@aftersale/contract'
import type { Random } from '../../server/src/modules/demo/index.ts'
import { type Answers, answered } from './answers.ts'
import type { Person, Repeated } from './crowd.ts'
import type { ClientOf } from './people.ts'

type Order = AnswerOf<typeof routes.getPortalOrder>
type Asked = Parameters<Client['quotePortalCase']>[0]['body']

/** As often as the portal looks at a case that is on the screen, in milliseconds. */
const LOOKS_EVERY = 20_000

/**
 * A consumer in the portal. Who has a case looks at it from the page of the order, says something now and then, and goes back.
 * Who has none asks for a return: the last step tells what would go back, and not everybody sends it.
 */
export function consumerAt(clientOf: ClientOf): Person {
  type Page = (random: Random, answers: Answers) => Promise<Repeated | undefined>
  let next: Page = order
  async function order(_: Random, answers: Answers) {
    const seen = await answered(answers, () => clientOf().getPortalOrder())
    if (seen !== null) next = afterOrder(seen)
    return undefined
  }
  function afterOrder({ cases: [one], lines: [line] }: Order): Page {
    if (one !== undefined) return (random, answers) => lookAt(one.id, random, answers)
    if (line === undefined || !line.offers.some(({ type }) => type === 'return-refund')) return order
    return confirm({ type: 'return-refund', line: line.line, units: 1, fields: { reason: 'no-reason' } })
  }
  async function lookAt(id: string, random: Random, answers: Answers) {
    const ask = () => answered(answers, () => clientOf().getPortalCase({ params: { id } }))
    await ask()
    next = random.next() < 0.1 ? say(id) : order
    return { every: LOOKS_EVERY, ask }
  }
  const say =
    (id: string): Page =>
    async (random, answers) => {
      const body = { key: `said ${random.whole(0, 1_000_000_000)}`, text: '请问进度如何？' }
      await answered(answers, () => clientOf().writePortalEntry({ params: { id }, body }))
      next = order
      return undefined
    }
  const confirm =
    (asked: Asked): Page =>
    async (random, answers) => {
      await answered(answers, () => clientOf().quotePortalCase({ body: asked }))
      next = random.next() < 0.3 ? send(asked) : order
      return undefined
    }
  /** What was sent is shown as a case; the order behind it is looked at anew. */
  const send =
    (asked: Asked): Page =>
    async (random, answers) => {
      const body = { key: `return ${asked.line}`, ...asked }
      const opened = await answered(answers, () => clientOf().openPortalCase({ body }))
      if (opened === null) return order(random, answers)
      const [shown] = await Promise.all([
        lookAt(opened.id, random, answers),
        answered(answers, () => clientOf().getPortalOrder()),
      ])
      return shown
    }
  return { turn: (random, answers) => next(random, answers) }
}

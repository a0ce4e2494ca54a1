import { type Answer, type AnswerOf, type Bilingual, type Permission, type Route, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Asker, AskList } from '../asking.ts'

type Group = AnswerOf<typeof routes.searchAll>['groups'][number]
type Found = Group['items'][number]

/** So many of each kind: whoever wants more opens the list. */
const MOST = 5

/** Searches the lists of everything that somebody may see, all at once; kinds in which a number is what was typed come first. */
export async function searchAll(ask: AskList, q: string | undefined, asker: Asker): Answer<typeof routes.searchAll> {
  const typed = q?.trim() ?? ''
  if (typed === '') return accept({ groups: [] })
  const groups = await Promise.all(KINDS.map((kind) => kind(ask, typed, asker)))
  const found = groups.filter(({ items }) => items.length > 0)
  const hasExact = ({ items }: Group) => items.some(({ exact }) => exact)
  return accept({ groups: [...found.filter(hasExact), ...found.filter((group) => !hasExact(group))] })
}

type Kind = (ask: AskList, q: string, asker: Asker) => Promise<Group>

const same = (one: string, other: string) => one.toUpperCase() === other.toUpperCase()
const wordsOf = (words: Bilingual) => [...new Set([words['zh-CN'], words.en])].join(' · ')

type ItemOf<R extends Route> = AnswerOf<R> extends { readonly items: readonly (infer Item)[] } ? Item : never

/** What a list has of it; nothing where it may not be seen, or where what was typed is nothing that it could hold. */
function kindOf<R extends Route>(
  kind: Group['kind'],
  route: R,
  of: (item: ItemOf<R>, typed: string) => Found,
  more: Readonly<Record<string, string>> = {},
): Kind {
  return async (ask, q, asker) => {
    const answer = await ask(route, { query: { q, limit: MOST, ...more } }, asker)
    if (!answer.ok) return { kind, items: [], more: false }
    const { items, next } = answer.value as { readonly items: readonly ItemOf<R>[]; readonly next: string | null }
    const shown = items.map((item) => of(item, q))
    const inOrder = [...shown.filter(({ exact }) => exact), ...shown.filter(({ exact }) => !exact)]
    return { kind, items: inOrder, more: next !== null }
  }
}

/** Whether a telephone number is meant, however its digits are grouped. */
const isPhone = (phone: string, typed: string) =>
  /\d{5}/.test(typed) && phone.replaceAll(/\D/g, '') === typed.replaceAll(/\D/g, '')

const DESIGNERS: readonly Permission[] = ['flows.draft', 'flows.deploy']

const KINDS: readonly Kind[] = [
  kindOf('case', routes.listCases, (one, q) => ({
    id: one.number,
    title: one.number,
    detail:
      [one.title ?? one.productName ?? (one.productWords && wordsOf(one.productWords)), one.customerName]
        .filter((part) => part !== null)
        .join(' · ') || null,
    state: one.state,
    exact: same(one.number, q) || same(one.externalId ?? '', q),
  })),
  kindOf('order', routes.listOrders, (one, q) => ({
    id: one.id,
    title: one.number,
    detail: one.customerName ?? one.customer,
    state: null,
    exact: one.number === q,
  })),
  kindOf('customer', routes.listCustomers, (one, q) => ({
    id: one.id,
    title: one.name,
    detail: [one.number, ...one.phones.slice(0, 1)].join(' · '),
    state: null,
    exact: same(one.number, q) || one.phones.some((phone) => isPhone(phone, q)),
  })),
  kindOf(
    'parcel',
    routes.listParcels,
    (one, q) => ({
      id: one.id,
      title: one.trackingNumber,
      detail: one.orderNumber ?? one.returnNumber,
      state: one.status,
      exact: same(one.trackingNumber, q),
    }),
    { latest: 'true' },
  ),
  kindOf('refund', routes.listRefunds, (one, q) => ({
    id: one.number,
    title: one.number,
    detail: one.orderNumber ?? one.caseNumber,
    state: one.status,
    exact: same(one.number, q),
  })),
  kindOf('unit', routes.listUnits, (one, q) => ({
    id: one.id,
    title: one.serial,
    detail: one.product,
    state: one.state,
    exact: one.serial === q,
  })),
  kindOf('product', routes.listProducts, (one, q) => ({
    id: one.id,
    title: wordsOf(one.name),
    detail: one.code,
    state: null,
    exact: same(one.code, q),
  })),
  async (ask, q, asker) => {
    const answer = await ask(routes.listPersons, {}, asker)
    if (!answer.ok) return { kind: 'person', items: [], more: false }
    const { items: everybody } = answer.value as AnswerOf<typeof routes.listPersons>
    const wanted = q.toLowerCase()
    const found = everybody.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted))
    const items = found
      .slice(0, MOST)
      .map(({ id, name, email }) => ({ id, title: name, detail: email, state: null, exact: same(email, q) }))
    return { kind: 'person', items, more: found.length > MOST }
  },
  // Whoever may see flows sees them in cases; the files are for those who may draft or deploy them.
  async (ask, q, asker) => {
    const isDesigner = DESIGNERS.some((permission) => asker.caller.permissions.includes(permission))
    const answer = isDesigner ? await ask(routes.listModels, {}, asker) : null
    if (!answer?.ok) return { kind: 'model', items: [], more: false }
    const { items: models } = answer.value as AnswerOf<typeof routes.listModels>
    const wanted = q.toLowerCase()
    const found = models.filter(({ resource, name }) => `${resource} ${wordsOf(name)}`.toLowerCase().includes(wanted))
    const items = found.slice(0, MOST).map(({ resource, name }) => ({
      id: resource,
      title: wordsOf(name),
      detail: resource,
      state: null,
      exact: same(resource, q),
    }))
    return { kind: 'model', items, more: found.length > MOST }
  },
]

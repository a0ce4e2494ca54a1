import type { Client } from '@aftersale/contract'

/** Who looks at a page: somebody of the made-up company in this role, a consumer in the portal, or nobody who is signed in. */
export type Viewer =
  | 'agent'
  | 'manager'
  | 'warehouse'
  | 'process-owner'
  | 'administrator'
  | 'supplier'
  | 'dealer'
  | 'consumer'
  | 'nobody'

/** A page of the console or of the portal, for those it is for. */
export interface PageForPeople {
  readonly name: string
  readonly as: Viewer
  /** The route as the console's router writes it; of the portal, the address. */
  readonly route: string
  /** The address, asked of the API where the page is about one record; null: there is no such record. */
  readonly address?: (client: Client) => Promise<string | null>
}

const plain = (name: string, as: Viewer, route: string): PageForPeople => ({ name, as, route })

/** Every page, in the order of a day. */
export const pages: readonly PageForPeople[] = [
  plain('sign-in', 'nobody', '/sign-in'),
  plain('set-up', 'nobody', '/setup'),
  plain('sign-in-link', 'nobody', '/sign-in-link'),
  plain('invitation', 'nobody', '/invitation'),
  plain('home-of-an-agent', 'agent', '/'),
  plain('home-of-a-manager', 'manager', '/'),
  { ...plain('tasks-of-an-agent', 'agent', '/tasks'), address: fullQueue },
  { ...plain('tasks-of-the-warehouse', 'warehouse', '/tasks'), address: fullQueue },
  plain('cases', 'manager', '/cases'),
  { ...plain('case-with-a-step', 'agent', '/cases/$id'), address: caseToDo },
  ...(['waiting', 'stuck', 'closed'] as const).map(
    (state): PageForPeople => ({
      name: `case-${state}`,
      as: 'manager',
      route: '/cases/$id',
      address: async (client) => {
        const listed = await client.listCases({ query: { state, limit: 1 } })
        const [first] = listed.ok ? listed.value.items : []
        return first === undefined ? null : `/cases/${first.id}`
      },
    }),
  ),
  plain('orders', 'agent', '/orders'),
  plain('customers', 'agent', '/customers'),
  plain('products', 'manager', '/products'),
  plain('stock', 'warehouse', '/stock'),
  plain('refunds', 'manager', '/refunds'),
  plain('parcels', 'warehouse', '/parcels'),
  {
    name: 'order',
    as: 'agent',
    route: '/orders/$id',
    address: async (client) => {
      const listed = await client.listOrders({ query: { limit: 1 } })
      const [first] = listed.ok ? listed.value.items : []
      return first === undefined ? null : `/orders/${first.id}`
    },
  },
  {
    name: 'customer',
    as: 'agent',
    route: '/customers/$id',
    address: async (client) => {
      const listed = await client.listCustomers({ query: { limit: 1 } })
      const [first] = listed.ok ? listed.value.items : []
      return first === undefined ? null : `/customers/${first.id}`
    },
  },
  {
    name: 'product',
    as: 'manager',
    route: '/products/$id',
    address: async (client) => {
      const listed = await client.listProducts({ query: { limit: 1 } })
      const [first] = listed.ok ? listed.value.items : []
      return first === undefined ? null : `/products/${first.id}`
    },
  },
  {
    name: 'refund',
    as: 'manager',
    route: '/refunds/$id',
    address: async (client) => {
      const listed = await client.listRefunds({ query: { limit: 1 } })
      const [first] = listed.ok ? listed.value.items : []
      return first === undefined ? null : `/refunds/${first.number}`
    },
  },
  {
    name: 'parcel',
    as: 'warehouse',
    route: '/parcels/$id',
    address: async (client) => {
      const listed = await client.listParcels({ query: { limit: 1 } })
      const [first] = listed.ok ? listed.value.items : []
      return first === undefined ? null : `/parcels/${first.id}`
    },
  },
  {
    name: 'unit',
    as: 'agent',
    route: '/units/$id',
    address: async (client) => {
      const listed = await client.listUnits({ query: { limit: 1 } })
      const [first] = listed.ok ? listed.value.items : []
      return first === undefined ? null : `/units/${first.id}`
    },
  },
  plain('imports', 'administrator', '/imports'),
  {
    name: 'import',
    as: 'administrator',
    route: '/imports/$id',
    address: async (client) => {
      const listed = await client.listImports({ query: { limit: 1 } })
      const [first] = listed.ok ? listed.value.items : []
      return first === undefined ? null : `/imports/${first.id}`
    },
  },
  plain('case-by-hand', 'agent', '/cases/new'),
  plain('studio', 'process-owner', '/studio'),
  { ...plain('studio-pilots', 'process-owner', '/studio'), address: async () => '/studio?view=pilots' },
  ...(
    [
      ['rules', 'return-refund.dmn'],
      ['flow', 'return-refund.bpmn'],
      ['flow-as-bpmn', 'return-refund.bpmn?face=expert'],
      ['form', 'return-refund-decision.form'],
      ['case-type', 'return-refund.case-type.json'],
      ['template', 'refund-issued.message.json'],
    ] as const
  ).map(
    ([name, file]): PageForPeople => ({
      name: `studio-${name}`,
      as: 'process-owner',
      route: '/studio/models/$resource',
      address: async () => `/studio/models/${file}`,
    }),
  ),
  {
    name: 'studio-running',
    as: 'process-owner',
    route: '/studio/flows/$key/running',
    address: async () => '/studio/flows/return-refund/running',
  },
  plain('account', 'agent', '/account'),
  plain('home-of-a-supplier', 'supplier', '/'),
  plain('tasks-of-a-supplier', 'supplier', '/tasks'),
  plain('cases-of-a-supplier', 'supplier', '/cases'),
  { ...plain('case-of-a-supplier', 'supplier', '/cases/$id'), address: caseToDo },
  plain('home-of-a-dealer', 'dealer', '/'),
  plain('cases-of-a-dealer', 'dealer', '/cases'),
  { ...plain('case-of-a-dealer', 'dealer', '/cases/$id'), address: newestCase },
  plain('case-by-a-dealer', 'dealer', '/cases/new'),
  plain('orders-of-a-dealer', 'dealer', '/orders'),
  plain('single-sign-on', 'nobody', '/sso'),
  plain('administration', 'administrator', '/admin'),
  plain('people', 'administrator', '/admin/people'),
  plain('roles', 'administrator', '/admin/roles'),
  plain('units', 'administrator', '/admin/units'),
  plain('absences', 'administrator', '/admin/absences'),
  plain('calendars', 'administrator', '/admin/calendars'),
  plain('message-templates', 'administrator', '/admin/templates'),
  plain('case-types', 'administrator', '/admin/case-types'),
  plain('fields', 'administrator', '/admin/fields'),
  plain('words', 'administrator', '/admin/words'),
  plain('portal-settings', 'administrator', '/admin/portal'),
  plain('automations', 'administrator', '/admin/automations'),
  plain('incidents', 'administrator', '/admin/incidents'),
  plain('jobs', 'administrator', '/admin/jobs'),
  plain('providers', 'administrator', '/admin/providers'),
  plain('audit', 'administrator', '/admin/audit'),
  plain('api-keys', 'administrator', '/admin/api-keys'),
  plain('portal-door', 'nobody', '/portal'),
  plain('portal-order', 'consumer', '/portal'),
  {
    name: 'portal-case',
    as: 'consumer',
    route: '/portal#/case/$id',
    address: async (client) => {
      const order = await client.getPortalOrder()
      const [first] = order.ok ? order.value.cases : []
      return first === undefined ? null : `/portal#/case/${first.id}`
    },
  },
  portalAsk('portal-what', '/portal#/ask/$line'),
  portalAsk('portal-question', '/portal#/ask/$line/inquiry'),
]

/** Whose work is looked at first, and the queue of the workbench that shows it. */
const QUEUES = [
  ['mine', 'mine'],
  ['claimable', 'unassigned'],
  ['team', 'team'],
] as const

/** The work that there is for whoever looks, and the queue that it is in: their own before what they may claim. */
async function workOf(client: Client): Promise<{ readonly queue: string; readonly number: string } | null> {
  for (const [whose, queue] of QUEUES) {
    const listed = await client.listWork({ query: { whose, limit: 1 } })
    const [first] = listed.ok ? listed.value.items : []
    if (first !== undefined) return { queue, number: first.businessKey }
  }
  return null
}

async function fullQueue(client: Client): Promise<string> {
  const work = await workOf(client)
  return work === null ? '/tasks' : `/tasks?queue=${work.queue}`
}

async function caseToDo(client: Client): Promise<string | null> {
  const work = await workOf(client)
  return work === null ? null : `/cases/${work.number}`
}

/** The newest case that whoever looks may see. */
async function newestCase(client: Client): Promise<string | null> {
  const listed = await client.listCases({ query: { limit: 1 } })
  const [first] = listed.ok ? listed.value.items : []
  return first === undefined ? null : `/cases/${first.id}`
}

/** A page on which a consumer asks for something about the order. */
function portalAsk(name: string, route: string): PageForPeople {
  const address = async (client: Client) => {
    const order = await client.getPortalOrder()
    const lines = order.ok ? order.value.lines : []
    const line = lines.find(({ offers }) => offers.length > 0) ?? lines[0]
    return line === undefined ? null : route.replace('$line', route.endsWith('inquiry') ? 'order' : line.line)
  }
  return { name, as: 'consumer', route, address }
}

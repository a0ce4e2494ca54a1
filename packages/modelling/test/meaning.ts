import { type FlowNode, readProcesses } from '../../process/src/index.ts'

/** What a document executes as plain data, or the reasons why it does not. Expressions stand for themselves by their source. */
export async function meaningOf(xml: string): Promise<unknown> {
  const read = await readProcesses(xml)
  if (!read.ok) return { problems: problems(read.refusal.problems) }
  return read.value.map(({ nodes, flows, ...rest }) => ({
    process: plain({ id: rest.id, name: rest.name, translations: rest.translations, versionTag: rest.versionTag }),
    nodes: Object.fromEntries([...nodes].map(([id, node]) => [id, plainNode(node)])),
    flows: plain(Object.fromEntries(flows)),
    listeners: plain(rest.listeners),
  }))
}

/** By id: what each node is apart from how it is connected. */
export async function settingsOf(xml: string): Promise<ReadonlyMap<string, unknown>> {
  const read = await readProcesses(xml)
  if (!read.ok) return new Map()
  return new Map(
    read.value.flatMap(({ nodes }) =>
      [...nodes].map(([id, node]) => {
        return [id, { ...plainNode(node), ...UNCONNECTED }] as const
      }),
    ),
  )
}

const UNCONNECTED = { incoming: [], outgoing: [], defaultFlow: null }

/** By id: where each sequence flow comes from, leads to and when it is taken. */
export async function flowsOf(xml: string): Promise<ReadonlyMap<string, unknown>> {
  const read = await readProcesses(xml)
  if (!read.ok) return new Map()
  return new Map(read.value.flatMap(({ flows }) => [...flows].map(([id, flow]) => [id, plain(flow)] as const)))
}

export const problemsIn = async (xml: string): Promise<readonly string[]> => {
  const read = await readProcesses(xml)
  return read.ok ? [] : problems(read.refusal.problems)
}

const problems = (list: readonly { readonly code: string; readonly element: string | null }[]): string[] =>
  list.map(({ code, element }) => `${code} ${element ?? ''}`)

function plainNode(node: FlowNode): object {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
  const { incoming, outgoing, defaultFlow, ...rest } = node
  const body =
    'body' in rest ? { entries: ids(rest.body.entries), events: ids(rest.body.eventSubProcesses) } : undefined
  const boundaries = 'boundaries' in rest ? ids(rest.boundaries).toSorted() : undefined
  return {
    ...(plain({ ...rest, body: undefined, boundaries: undefined }) as object),
    body,
    boundaries,
    incoming: ids(incoming),
    outgoing: ids(outgoing),
    defaultFlow: defaultFlow?.id ?? null,
  }
}

/** Functions of compiled expressions are left out: their source says what they are. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? [...inner] : inner)) ?? 'null')

/** A component of a form-js schema as its JSON has it: what is not edited here stays as it is. */
export type Component = { readonly [key: string]: unknown }

export type FormDocument = Component & { readonly components: readonly Component[] }

/** Where a component stands: its place in the form, then in the group there, and so on. */
export type Address = readonly number[]

export interface Placed {
  readonly address: Address
  readonly component: Component
}

const isComponent = (value: unknown): value is Component =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The form of a file; null where it is no JSON object with components that are objects, at any depth. */
export function parseForm(content: string): FormDocument | null {
  try {
    const value: unknown = JSON.parse(content)
    return isComponent(value) && Array.isArray(value['components']) && isWhole(value) ? (value as FormDocument) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const isWhole = (component: Component): boolean =>
  component['components'] === undefined ||
  (Array.isArray(component['components']) &&
    component['components'].every((one: unknown) => isComponent(one) && isWhole(one)))

/** The file of a form, written as modelers write it. */
export const writeForm = (form: FormDocument): string => `${JSON.stringify(form, null, 2)}\n`

const partsOf = (component: Component): readonly Component[] =>
  Array.isArray(component['components']) ? (component['components'] as readonly Component[]) : []

/** All components in the order of the form, what is in a group after the group. */
export const allParts = (form: Component, around: Address = []): Placed[] =>
  partsOf(form).flatMap((component, index) => {
    const address = [...around, index]
    return [{ address, component }, ...allParts(component, address)]
  })

export const partAt = (form: Component, address: Address): Component | null =>
  address.reduce<Component | null>((part, index) => (part === null ? null : (partsOf(part)[index] ?? null)), form)

/** The address in a problem's place, such as `components[2].components[0].validate.max`; null: the form itself. */
export function addressIn(place: string): Address | null {
  const [path = ''] = /^components\[\d+\](?:\.components\[\d+\])*/.exec(place) ?? []
  return path === '' ? null : [...path.matchAll(/\d+/g)].map(([index]) => Number(index))
}

export const sameAddress = (one: Address | null, other: Address | null): boolean => one?.join() === other?.join()

/** A table of rows: what is in it are its columns. */
export const isTable = (component: Component | null): boolean => component?.['type'] === 'dynamiclist'

/** What a setting of a component is called that names its value. */
export const keySetting = (component: Component): 'key' | 'path' => (isTable(component) ? 'path' : 'key')

export const keyOf = (component: Component): string => String(component[keySetting(component)] ?? '')

/** The address of the table around a column; null for what stands in none. */
export function tableAround(form: FormDocument, address: Address): Address | null {
  const around = address.map((_, at) => address.slice(0, at)).filter((one) => one.length > 0)
  return around.find((one) => isTable(partAt(form, one))) ?? null
}

/** The form with the list changed that an address points into. */
function withList(
  form: Component,
  address: Address,
  change: (list: readonly Component[], index: number) => readonly Component[],
): Component {
  const [index = 0, ...rest] = address
  const list = partsOf(form)
  const components =
    rest.length === 0 ? change(list, index) : list.map((one, at) => (at === index ? withList(one, rest, change) : one))
  return { ...form, components }
}

export const changePart = (form: FormDocument, address: Address, component: Component): FormDocument =>
  withList(form, address, (list, index) => list.map((one, at) => (at === index ? component : one))) as FormDocument

export const insertPart = (form: FormDocument, address: Address, component: Component): FormDocument =>
  withList(form, address, (list, index) => list.toSpliced(index, 0, component)) as FormDocument

export const removePart = (form: FormDocument, address: Address): FormDocument =>
  withList(form, address, (list, index) => list.toSpliced(index, 1)) as FormDocument

/**
 * Moves a component to before the one at `to`, as both stand before; answers the form and where it stands now. A group does not
 * go into itself.
 */
export function movePart(form: FormDocument, from: Address, to: Address): { form: FormDocument; address: Address } {
  const component = partAt(form, from)
  if (component === null || sameAddress(to.slice(0, from.length), from)) return { form, address: from }
  const depth = to.length - 1
  const isBefore = from.length > depth && sameAddress(from.slice(0, depth), to.slice(0, depth))
  const shifted = isBefore && (from[depth] ?? 0) >= (to[depth] ?? 0) ? from.with(depth, (from[depth] ?? 0) + 1) : from
  const moved = removePart(insertPart(form, to, component), shifted)
  const last = from.length - 1
  const isAfter = to.length > last && sameAddress(to.slice(0, last), from.slice(0, last))
  const address = isAfter && (to[last] ?? 0) > (from[last] ?? 0) ? to.with(last, (to[last] ?? 0) - 1) : to
  return { form: moved, address }
}

/** A setting of a component by its path: `['validate', 'required']`. */
export const settingOf = (component: Component, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (isComponent(value) ? value[key] : undefined), component)

/** The component with a setting changed; undefined takes it away, and what is left empty around it. */
export function withSetting(component: Component, path: readonly string[], value: unknown): Component {
  const [key = '', ...rest] = path
  const { [key]: before, ...others } = component
  const after = rest.length === 0 ? value : withSetting(isComponent(before) ? before : {}, rest, value)
  if (after === undefined || (rest.length > 0 && Object.keys(after as object).length === 0)) return others
  return key in component ? { ...component, [key]: after } : { ...others, [key]: after }
}

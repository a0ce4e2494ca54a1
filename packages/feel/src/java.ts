/** A static Java method as FEEL can invoke it: numbers arrive as doubles. undefined where it would throw. */
export interface JavaMethod {
  readonly parameters: readonly ('number' | 'text' | 'character' | 'object')[]
  readonly variadic: boolean
  readonly run: (args: readonly (number | string)[]) => number | string | undefined
}

type Arithmetic = (...args: number[]) => number

const MATH: Readonly<Record<string, Arithmetic>> = {
  abs: Math.abs,
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  atan2: Math.atan2,
  cbrt: Math.cbrt,
  ceil: Math.ceil,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  expm1: Math.expm1,
  floor: Math.floor,
  hypot: Math.hypot,
  log: Math.log,
  log10: Math.log10,
  log1p: Math.log1p,
  max: Math.max,
  min: Math.min,
  pow: Math.pow,
  rint: (a = 0) => (Math.abs(a % 1) === 0.5 ? 2 * Math.round(a / 2) : Math.round(a)),
  round: (a = 0) => Math.floor(a + 0.5),
  signum: Math.sign,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
  toDegrees: (a = 0) => (a * 180) / Math.PI,
  toRadians: (a = 0) => (a * Math.PI) / 180,
}
const TWO_ARGUMENTS: ReadonlySet<string> = new Set(['atan2', 'hypot', 'max', 'min', 'pow'])

/** How a number arrives in a parameter of a primitive type: cut to integers, or rounded to 24 bits. */
const PRIMITIVES: Readonly<Record<string, (value: number) => number>> = {
  double: (value) => value,
  float: (value) => value,
  long: Math.trunc,
  int: Math.trunc,
  short: Math.trunc,
  byte: Math.trunc,
}
const WRAPPERS: Readonly<Record<string, string>> = {
  'java.lang.Double': 'double',
  'java.lang.Float': 'float',
  'java.lang.Long': 'long',
  'java.lang.Integer': 'int',
  'java.lang.Short': 'short',
  'java.lang.Byte': 'byte',
}
const STRING = 'java.lang.String'
const OBJECTS: ReadonlySet<string> = new Set(['[Ljava.lang.Object;', 'java.lang.Object[]', 'java.lang.Object...'])

/** Finds `class` and `name(type, type)`; null where there is no such method, or where we do not have it. */
export function javaMethod(className: string, signature: string): JavaMethod | null {
  const match = /^\s*(\w+)\s*\(([^()]*)\)\s*$/.exec(signature)
  const name = match?.[1]
  if (match === null || name === undefined) return null
  const types = (match[2] ?? '').split(',').flatMap((type) => (type.trim() === '' ? [] : [type.trim()]))
  if (className === 'java.lang.Math' || className === 'java.lang.StrictMath') return mathMethod(name, types)
  if (className === STRING) return stringMethod(name, types)
  const primitive = own(WRAPPERS, className)
  return primitive === undefined ? null : valueOf(primitive, name, types)
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

function mathMethod(name: string, types: readonly string[]): JavaMethod | null {
  const run = own(MATH, name)
  const casts = types.map((type) => own(PRIMITIVES, type))
  if (run === undefined || casts.includes(undefined)) return null
  if (types.length !== (TWO_ARGUMENTS.has(name) ? 2 : 1)) return null
  return {
    parameters: types.map(() => 'number'),
    variadic: false,
    run: (args) => run(...args.map((value, index) => casts[index]?.(Number(value)) ?? Number.NaN)),
  }
}

function valueOf(primitive: string, name: string, [type, ...others]: readonly string[]): JavaMethod | null {
  const cast = own(PRIMITIVES, primitive)
  const parses = name === 'valueOf' || /^parse[A-Z]/.test(name)
  if (cast === undefined || !parses || others.length > 0) return null
  if (type === primitive) return { parameters: ['number'], variadic: false, run: ([value]) => cast(Number(value)) }
  if (type !== STRING) return null
  const form = primitive === 'double' || primitive === 'float' ? /^\s*[+-]?[\d.]+(?:[eE][+-]?\d+)?\s*$/ : /^[+-]?\d+$/
  return {
    parameters: ['text'],
    variadic: false,
    run: ([text]) => (form.test(String(text)) ? Number(text) : undefined),
  }
}

function stringMethod(name: string, types: readonly string[]): JavaMethod | null {
  const [type = '', rest = ''] = types
  if (name === 'format' && type === STRING && OBJECTS.has(rest)) {
    return { parameters: ['text'], variadic: true, run: ([template, ...args]) => format(String(template), args) }
  }
  if (name !== 'valueOf' || types.length !== 1) return null
  if (type === 'char') return { parameters: ['character'], variadic: false, run: ([text]) => text }
  return own(PRIMITIVES, type) === undefined
    ? null
    : { parameters: ['number'], variadic: false, run: ([value]) => String(value) }
}

/** The conversions %s %d %f %.2f %n %% of java.util.Formatter; undefined for any other. */
function format(template: string, args: readonly (number | string)[]): string | undefined {
  let next = 0
  let failed = false
  const text = template.replace(/%(?:(\d+)\$)?(?:\.(\d+))?([a-zA-Z%])/g, (_, place, decimals, conversion) => {
    if (conversion === '%') return '%'
    if (conversion === 'n') return '\n'
    const value = args[place === undefined ? next : Number(place) - 1]
    if (place === undefined) next += 1
    if (value === undefined) failed = true
    else if (conversion === 's') return String(value)
    else if (typeof value === 'number' && conversion === 'd' && Number.isInteger(value)) return String(value)
    else if (typeof value === 'number' && conversion === 'f') return value.toFixed(Math.min(Number(decimals ?? 6), 100))
    else failed = true
    return ''
  })
  return failed ? undefined : text
}

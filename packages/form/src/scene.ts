import { type Evaluation, type Expression, type FeelContext, feelFromJson } from '@aftersale/feel'
import { type PlainObject, valueAt, withValueAt } from './plain-object.ts'

/**
 * What expressions see at one level of a form: the values there and, in a row of a table, those around it by the names that
 * form-js has for them: `this` the row, `parent` what is around it, `i` its number from one on in a list; the same between
 * underscores where a variable has the name. Values change while a form is gone through, from its first field to its last.
 */
export class Scene {
  #values: PlainObject
  #linked: PlainObject
  #hasLinked: boolean
  #context: FeelContext | null = null
  readonly #around: Scene | null
  readonly #number: number

  constructor(values: PlainObject, around: Scene | null = null, number = 0) {
    this.#values = values
    this.#around = around
    this.#number = number
    this.#linked = around === null ? {} : around.#linked
    this.#hasLinked = around !== null && around.#hasLinked
  }

  get values(): PlainObject {
    return this.#values
  }

  put(path: readonly string[], value: unknown): void {
    this.#values = withValueAt(this.#values, path, value)
    this.#context = null
  }

  /** Tells which record the field there names. */
  link(path: readonly string[], record: unknown): void {
    this.#linked = withValueAt(this.#linked, path, record)
    this.#hasLinked = true
    this.#context = null
  }

  evaluate(expression: Expression, evaluation: Evaluation) {
    return expression.evaluate(this.#seen(), evaluation)
  }

  /** A variable of the data by its name. */
  variable(name: string): unknown {
    return this.#around === null ? valueAt(this.#values, [name]) : this.#around.variable(name)
  }

  #seen(): FeelContext {
    this.#context ??= this.#told()
    return this.#context
  }

  #told(): FeelContext {
    const linked = this.#hasLinked ? { linked: feelFromJson(this.#linked) } : {}
    const own = feelFromJson(this.#values) as FeelContext
    if (this.#around === null) return { ...own, ...linked }
    const outer = this.#around.#seen()
    const row = { this: own, parent: outer, i: [feelFromJson(this.#number) ?? null] }
    const { this: _this_, parent: _parent_, i: _i_ } = row
    return { ...row, ...outer, ...linked, _this_, _parent_, _i_ }
  }
}

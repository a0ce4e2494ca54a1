/** Something expected went wrong and the caller can mend it: a code such as `returns.window-closed`, and its facts. */
export type Refusal = { readonly code: string }

/**
 * What a decision answers: the value, or a refusal. A refusal type is open (`{ code: 'topic.reason' } & facts`), so each
 * function lists its own union of refusals. Trouble (transient) and defects (ours) are thrown, never put in here.
 */
export type Result<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R }

/** The answer "yes", with its value. */
export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** The answer "no", with its code and facts. The code keeps its literal type, so that tables over codes can be exhaustive. */
export function refuse<const R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal }
}

import { type Bilingual, type ModelChange, quotedInBoth, settingChanged } from '@aftersale/kernel'
import type { Setting } from './settings-of.ts'

/** What became of the settings of an element, in the order of the newer edition. */
export function settingChanges(
  element: string | null,
  name: Bilingual,
  before: ReadonlyMap<string, Setting>,
  after: ReadonlyMap<string, Setting>,
): ModelChange[] {
  const changed = [...after].flatMap(([key, setting]) => {
    const old = before.get(key)
    if (old?.written === setting.written) return []
    const was = old === undefined ? null : quotedInBoth(old.written)
    return [settingChanged(element, name, setting.name, was, quotedInBoth(setting.written))]
  })
  const gone = [...before].flatMap(([key, old]) =>
    after.has(key) ? [] : [settingChanged(element, name, old.name, quotedInBoth(old.written), null)],
  )
  return [...changed, ...gone]
}

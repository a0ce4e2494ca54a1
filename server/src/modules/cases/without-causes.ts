import type { CaseDetail } from '@aftersale/contract'

/** A case for those who do not look after flows: where it stopped, and not what the program says of it. */
export function withoutCauses(found: CaseDetail): CaseDetail {
  return {
    ...found,
    incidents: found.incidents.map((incident) => ({ ...incident, message: null })),
    timeline: found.timeline.map(({ cause: _cause, ...entry }) => entry),
  }
}

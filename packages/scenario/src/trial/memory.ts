import type { Instance } from '../room/instance.ts'
import type { Happening, Room } from '../room/room.ts'
import { askOf } from './node-work.ts'
import { unexplained } from './recorded-values.ts'
import type { Brings, RecordedVisit, Recording } from './recording.ts'

/** What a past case has to say to the run of a draft: which visit of the past is which of now, and what is still untold. */
export class Memory {
  readonly recording: Recording
  readonly brings: Brings
  /** Variables that came from outside; see `unexplained`. */
  readonly unexplained: readonly string[]
  readonly #byElement: ReadonlyMap<string, readonly RecordedVisit[]>
  readonly #visits = new Map<string, RecordedVisit>()
  readonly #counts = new Map<string, number>()
  readonly #told = new Set<RecordedVisit>()
  #noted = 0

  constructor(recording: Recording, brings: Brings) {
    this.recording = recording
    this.brings = brings
    this.unexplained = unexplained(recording, brings)
    this.#byElement = Map.groupBy(recording.visits, ({ definition, element }) => `${definition.id} ${element}`)
  }

  /** Looks at what has happened since: the n-th visit of an element is the n-th of the past. */
  note(room: Room): void {
    for (; this.#noted < room.happened.length; this.#noted += 1) {
      const happening = room.happened[this.#noted]
      if (happening !== undefined) this.#noteEntered(happening)
    }
  }

  #noteEntered({ instance, event }: Happening): void {
    if (event.kind !== 'entered' || event.isBody) return
    const name = `${instance.deployed.key} ${event.element}`
    const count = this.#counts.get(name) ?? 0
    this.#counts.set(name, count + 1)
    const visit = this.#byElement.get(name)?.[count]
    if (visit === undefined || this.#told.has(visit)) return
    this.#visits.set(`${instance.label} ${event.key}`, visit)
  }

  /** The visit of the past that this one is; null where the past did not come here (so often). */
  visitOf({ label }: Instance, key: number): RecordedVisit | null {
    return this.#visits.get(`${label} ${key}`) ?? null
  }

  /** Visits of an element that were not told yet, in their order. */
  untold(process: string, element: string): readonly RecordedVisit[] {
    return (this.#byElement.get(`${process} ${element}`) ?? []).filter((visit) => !this.#told.has(visit))
  }

  /**
   * The first visit that was not told and that asked for the same: of an element that the draft does not have any more or,
   * with `anywhere`, of any.
   */
  sameAsk(instance: Instance, ask: string, anywhere: boolean): RecordedVisit | null {
    const { nodes } = instance.deployed.process
    const found = this.recording.visits.find((visit) => {
      if (this.#told.has(visit) || (!anywhere && nodes.has(visit.element))) return false
      const node = visit.definition.nodes.get(visit.element)
      return node !== undefined && askOf(node) === ask && visit.closed === 'left'
    })
    return found ?? null
  }

  tell(visit: RecordedVisit): void {
    this.#told.add(visit)
  }
}

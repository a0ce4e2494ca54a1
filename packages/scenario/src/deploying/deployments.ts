import type { Binding } from '@aftersale/process'
import { said } from '../sentence.ts'
import type { Deployed, Draft, ResourceProblem } from './resource.ts'

type Kind = Draft['kind']

/** Everything deployed so far, and which version a name stands for. */
export class Deployments {
  readonly #versions = new Map<string, Deployed[]>()
  /** What came with a version, by `kind key`: the deployment that made it. */
  readonly #together = new Map<Deployed, ReadonlyMap<string, Deployed>>()

  /** Deploys these definitions as one deployment; one whose file is the latest already stays the version that it is. */
  deploy(drafts: readonly Draft[]): readonly ResourceProblem[] {
    const problems = twice(drafts)
    if (problems.length > 0) return problems
    const made = new Map(drafts.map((draft) => [nameOf(draft.kind, draft.key), this.#add(draft)]))
    for (const deployed of made.values()) if (!this.#together.has(deployed)) this.#together.set(deployed, made)
    return []
  }

  #add(draft: Draft): Deployed {
    const name = nameOf(draft.kind, draft.key)
    const versions = this.#versions.get(name) ?? []
    const latest = versions.at(-1)
    if (latest?.resource.content === draft.resource.content) return latest
    const deployed = { ...draft, version: versions.length + 1 }
    this.#versions.set(name, [...versions, deployed])
    return deployed
  }

  latest<K extends Kind>(kind: K, key: string): Deployed<K> | null {
    return ofKind(kind, this.#versions.get(nameOf(kind, key))?.at(-1))
  }

  /** The version that a definition names; `from` is the process that names it. */
  bound<K extends Kind>(kind: K, key: string, binding: Binding, from: Deployed): Deployed<K> | null {
    if (binding === 'latest') return this.latest(kind, key)
    if (binding === 'deployment') return ofKind(kind, this.#together.get(from)?.get(nameOf(kind, key)))
    const tagged = this.#versions.get(nameOf(kind, key))?.findLast((one) => tagOf(one) === binding.versionTag)
    return ofKind(kind, tagged)
  }

  /** The latest version of every process, in the order of their first deployment. */
  processes(): readonly Deployed<'process'>[] {
    return [...this.#versions.values()].flatMap((versions) => ofKind('process', versions.at(-1)) ?? [])
  }
}

const nameOf = (kind: Kind, key: string): string => `${kind} ${key}`

const tagOf = (deployed: Deployed): string | null => (deployed.kind === 'process' ? deployed.process.versionTag : null)

function ofKind<K extends Kind>(kind: K, deployed: Deployed | undefined): Deployed<K> | null {
  return deployed !== undefined && isOf(kind, deployed) ? deployed : null
}

const isOf = <K extends Kind>(kind: K, deployed: Deployed): deployed is Deployed<K> => deployed.kind === kind

/** Two definitions under one id would be two versions of one thing, in an order that nobody stated. */
function twice(drafts: readonly Draft[]): readonly ResourceProblem[] {
  const seen = new Map<string, Draft>()
  return drafts.flatMap((draft) => {
    const first = seen.get(nameOf(draft.kind, draft.key))
    seen.set(nameOf(draft.kind, draft.key), first ?? draft)
    if (first === undefined) return []
    const message = said(
      `“${first.resource.name}” has the id “${draft.key}” as well: give one of them another.`,
      `“${first.resource.name}”中也有 id “${draft.key}”：请更改其中一个。`,
    )
    return [
      { resource: draft.resource.name, code: 'scenario.key-twice', element: draft.key, name: draft.name, message },
    ]
  })
}

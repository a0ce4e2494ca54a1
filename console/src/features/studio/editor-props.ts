import type { ModelProblem, Vocabulary } from '@aftersale/contract'

/** What every editor of a file is given, and all that it knows of the world. */
export interface EditorProps {
  /** The file as text. A new identity (`key`) means: load it anew, somebody else changed it. */
  readonly content: string
  /** The file in force; null: none is. */
  readonly inForce: string | null
  readonly isReadOnly: boolean
  /** What publishing would refuse, as the server says; by element id where it has one. */
  readonly problems: readonly ModelProblem[]
  readonly vocabulary: Vocabulary
  /** The whole file after each change. */
  onChange(content: string): void
}

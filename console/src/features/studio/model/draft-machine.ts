/** What is edited, and what of it the server has. */
export interface DraftState {
  /** What the editor holds. */
  readonly content: string
  /** What the server has, as far as is known. */
  readonly saved: string
  /** The revision of it; 0: there is no draft. */
  readonly revision: number
  /** The version in force that it was begun from; null: none. */
  readonly version: number | null
  readonly phase: 'quiet' | 'saving' | 'failed' | 'conflict'
  /** Counts how often the content came from outside: the editor loads it anew. */
  readonly edition: number
}

export type DraftEvent =
  | { readonly kind: 'edited'; readonly content: string }
  | { readonly kind: 'began-saving' }
  | { readonly kind: 'was-saved'; readonly content: string; readonly revision: number }
  | { readonly kind: 'could-not-save'; readonly isConflict: boolean }
  /** Another content takes the place of what is edited: theirs, an earlier one, a file. */
  | { readonly kind: 'replaced'; readonly content: string; readonly saved: string; readonly revision: number }
  /** Another version is in force, and nobody drafts anything: it is what is shown from now on. */
  | { readonly kind: 'follows'; readonly content: string; readonly version: number | null }
  /** Goes on with one's own content, over that revision. */
  | { readonly kind: 'kept-own'; readonly saved: string; readonly revision: number }

export const beginDraft = (content: string, revision: number, version: number | null): DraftState => ({
  content,
  saved: content,
  revision,
  version,
  phase: 'quiet',
  edition: 0,
})

export const isUnsaved = ({ content, saved }: DraftState): boolean => content !== saved

/** Whether the next save may begin by itself. */
export const isDue = (state: DraftState): boolean => isUnsaved(state) && state.phase === 'quiet'

/** Whether a draft says again what is in force: then there is nothing to keep of it. */
export const isUndone = ({ content, revision }: DraftState, inForce: string | null): boolean =>
  revision > 0 && content === inForce

/** Whether what is in force is what is shown, so that it is to be followed. */
export const isFollowing = (state: DraftState): boolean =>
  state.revision === 0 && !isUnsaved(state) && state.phase === 'quiet'

export function draftAfter(state: DraftState, event: DraftEvent): DraftState {
  switch (event.kind) {
    case 'edited':
      return { ...state, content: event.content, phase: state.phase === 'failed' ? 'quiet' : state.phase }
    case 'began-saving':
      return { ...state, phase: 'saving' }
    case 'was-saved':
      return { ...state, saved: event.content, revision: event.revision, phase: 'quiet' }
    case 'could-not-save':
      return { ...state, phase: event.isConflict ? 'conflict' : 'failed' }
    case 'replaced': {
      const { content, saved, revision } = event
      // A save that is under way ends first: a second one beside it would be taken for somebody else's.
      const phase = state.phase === 'saving' ? 'saving' : 'quiet'
      return { ...state, content, saved, revision, phase, edition: state.edition + 1 }
    }
    case 'follows': {
      const { content, version } = event
      const edition = state.content === content ? state.edition : state.edition + 1
      return { ...state, content, saved: content, version, edition }
    }
    case 'kept-own':
      return { ...state, saved: event.saved, revision: event.revision, phase: 'quiet' }
  }
}

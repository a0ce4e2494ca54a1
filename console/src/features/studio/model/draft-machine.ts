/** What is edited, and what of it the server has. */
export interface DraftState {
  /** What the editor holds. */
  readonly content: string
  /** What the server has, as far as is known. */
  readonly saved: string
  /** The revision of it; 0: there is no draft. */
  readonly revision: number
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
  /** Goes on with one's own content, over that revision. */
  | { readonly kind: 'kept-own'; readonly saved: string; readonly revision: number }

export const beginDraft = (content: string, revision: number): DraftState => ({
  content,
  saved: content,
  revision,
  phase: 'quiet',
  edition: 0,
})

export const isUnsaved = ({ content, saved }: DraftState): boolean => content !== saved

/** Whether the next save may begin by itself. */
export const isDue = (state: DraftState): boolean => isUnsaved(state) && state.phase === 'quiet'

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
      return { content, saved, revision, phase: 'quiet', edition: state.edition + 1 }
    }
    case 'kept-own':
      return { ...state, saved: event.saved, revision: event.revision, phase: 'quiet' }
  }
}

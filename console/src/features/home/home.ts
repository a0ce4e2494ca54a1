import type { AnswerOf, routes } from '@aftersale/contract'

/** What home is told; null is what whoever asks may not see. */
export type Home = AnswerOf<(typeof routes)['getHome']>

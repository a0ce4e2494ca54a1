import { COUNTED_MOST, type Language } from '@aftersale/contract'
import { countText } from '../../text/format.ts'

/** How much there is in a queue; of more than is counted, that it is more. */
export const queueCountText = (count: number, language: Language): string =>
  count < COUNTED_MOST ? countText(count, language) : `${countText(COUNTED_MOST - 1, language)}+`

/** What is read anew once money was said to have gone, or not. */
export const REFUNDS_CHANGE = [['refund'], ['list', 'refunds'], ['home'], ['order']] as const

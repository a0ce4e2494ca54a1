/** What photos are uploaded by that the customer of an order sends: no e-mail address of anybody. */
export const uploaderOf = (orderId: string): string => `portal:${orderId}`

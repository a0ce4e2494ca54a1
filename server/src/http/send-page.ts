import type { FastifyReply } from 'fastify'

/** Nothing of a page for people is fetched, and nothing in it runs. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox allow-modals"

/** Answers a page for people. */
export const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(html)

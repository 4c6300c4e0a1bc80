// apiserver/webhooks: how other programs are asked: conversion now, admission later. Start here: call-webhook.ts.
export type { ResolveService, WebhookAddress, WebhookCallerOptions } from './call-webhook.js'
export { WebhookCaller } from './call-webhook.js'

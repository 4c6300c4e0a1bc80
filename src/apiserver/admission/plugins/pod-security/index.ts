// admission/plugins/pod-security: the pod security standards. Start here: plugin.ts; the standards are baseline.ts and restricted.ts.
export { podSecurity } from './plugin.js'

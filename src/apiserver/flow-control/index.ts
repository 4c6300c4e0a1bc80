// apiserver/flow-control: which FlowSchema a request falls under. Requests are told so in headers; none is made to wait. Start here: classifier.ts.
export type { FlowControlLister } from './classifier.js'
export { FlowClassifier } from './classifier.js'

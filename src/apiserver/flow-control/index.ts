// apiserver/flow-control: which FlowSchema a request falls under, and who has to wait (API priority and fairness). Start here: classifier.ts.
export type { Flow, FlowControlLister } from './classifier.js'
export { FlowClassifier } from './classifier.js'

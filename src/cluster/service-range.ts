/** Service addresses of every cluster; the first is the kubernetes Service's. */
export const serviceCIDR = '10.96.0.0/16'
export const serviceAddress = '10.96.0.1'

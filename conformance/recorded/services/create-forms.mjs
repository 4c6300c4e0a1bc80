export default {
  about: 'services of every form: addresses, ports, families, policies',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Service', metadata: { name: 's0' }, spec: { ports: [{ port: 80 }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's1' },
          spec: { ports: [{ port: 80 }], type: 'NodePort' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's2' },
          spec: { ports: [{ port: 80 }], type: 'LoadBalancer' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's3' },
          spec: { ports: [{ port: 80 }], type: 'ExternalName', externalName: 'a.b.c' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's4' },
          spec: { ports: [{ port: 80 }], type: 'ExternalName' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's5' },
          spec: { ports: [{ port: 80 }], type: 'ExternalName', externalName: 'A_b' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's6' },
          spec: { ports: [{ port: 80 }], type: 'Bogus' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's7' },
          spec: { ports: [{ port: 80 }], clusterIP: 'None' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's8' },
          spec: { ports: [{ port: 80 }], clusterIP: 'None', selector: { a: 'b' } },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's9' },
          spec: { ports: [{ port: 80 }], clusterIP: '10.96.177.9' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's10' },
          spec: { ports: [{ port: 80 }], clusterIP: '10.96.177.9', clusterIPs: ['10.96.177.9'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's11' },
          spec: { ports: [{ port: 80 }], clusterIP: '10.96.177.8', clusterIPs: ['10.96.177.9'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's12' },
          spec: { ports: [{ port: 80 }], clusterIPs: ['10.96.177.9'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's13' },
          spec: { ports: [{ port: 80 }], clusterIP: '1.2.3.4' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's14' },
          spec: { ports: [{ port: 80 }], clusterIP: 'bad' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's15' },
          spec: { ports: [{ port: 80 }], clusterIP: '10.96.0.0' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's16' },
          spec: { ports: [{ port: 80 }], clusterIP: '10.96.255.255' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's17' },
          spec: { ports: [{ port: 80 }], clusterIP: 'fd00::1' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's18' },
          spec: { ports: [{ port: 80, nodePort: 31677 }], type: 'NodePort' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's19' },
          spec: { ports: [{ port: 80, nodePort: 80 }], type: 'NodePort' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's20' },
          spec: { ports: [{ port: 80, nodePort: 99999 }], type: 'NodePort' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's21' },
          spec: {
            ports: [
              { port: 80, nodePort: 31678, name: 'a' },
              { port: 81, nodePort: 31678, name: 'b' },
            ],
            type: 'NodePort',
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's22' },
          spec: {
            ports: [
              { port: 80, nodePort: 31679, name: 'a' },
              { port: 80, protocol: 'UDP', nodePort: 31679, name: 'b' },
            ],
            type: 'NodePort',
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's23' },
          spec: { ports: [{ port: 80, nodePort: 31680 }] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Service', metadata: { name: 's24' }, spec: { ports: [] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Service', metadata: { name: 's25' }, spec: { ports: [{ port: 0 }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's26' },
          spec: { ports: [{ port: 80 }, { port: 81 }] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's27' },
          spec: {
            ports: [
              { port: 80, name: 'a' },
              { port: 80, name: 'b' },
            ],
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's28' },
          spec: {
            ports: [
              { port: 80, name: 'a' },
              { port: 81, name: 'a' },
            ],
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's29' },
          spec: { ports: [{ port: 80, targetPort: 'bad_name' }] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's30' },
          spec: { ports: [{ port: 80, targetPort: 70000 }] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's31' },
          spec: { ports: [{ port: 80, protocol: 'ICMP' }] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's32' },
          spec: { ports: [{ port: 80, appProtocol: 'bad proto' }] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's33' },
          spec: { ports: [{ port: 80 }], sessionAffinity: 'ClientIP' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's34' },
          spec: {
            ports: [{ port: 80 }],
            sessionAffinity: 'ClientIP',
            sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } },
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's35' },
          spec: { ports: [{ port: 80 }], sessionAffinity: 'Bogus' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's36' },
          spec: { ports: [{ port: 80 }], sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } } },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's37' },
          spec: { ports: [{ port: 80 }], ipFamilyPolicy: 'PreferDualStack' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's38' },
          spec: { ports: [{ port: 80 }], ipFamilyPolicy: 'RequireDualStack' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's39' },
          spec: { ports: [{ port: 80 }], ipFamilies: ['IPv6'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's42' },
          spec: { ports: [{ port: 80 }], ipFamilies: ['Bogus'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's43' },
          spec: { ports: [{ port: 80 }], ipFamilyPolicy: 'Bogus' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's44' },
          spec: { ports: [{ port: 80 }], externalIPs: ['1.2.3.4'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's45' },
          spec: { ports: [{ port: 80 }], externalIPs: ['bad'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's46' },
          spec: { ports: [{ port: 80 }], externalIPs: ['127.0.0.1'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's47' },
          spec: { ports: [{ port: 80 }], externalTrafficPolicy: 'Local' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's48' },
          spec: { ports: [{ port: 80 }], type: 'NodePort', externalTrafficPolicy: 'Local' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's49' },
          spec: { ports: [{ port: 80 }], type: 'LoadBalancer', externalTrafficPolicy: 'Local' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's50' },
          spec: {
            ports: [{ port: 80 }],
            type: 'LoadBalancer',
            externalTrafficPolicy: 'Local',
            healthCheckNodePort: 31690,
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's51' },
          spec: { ports: [{ port: 80 }], type: 'NodePort', healthCheckNodePort: 31691 },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's52' },
          spec: { ports: [{ port: 80 }], internalTrafficPolicy: 'Local' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's53' },
          spec: { ports: [{ port: 80 }], internalTrafficPolicy: 'Bogus' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's54' },
          spec: { ports: [{ port: 80 }], type: 'LoadBalancer', loadBalancerIP: '9.9.9.9' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's55' },
          spec: { ports: [{ port: 80 }], type: 'LoadBalancer', loadBalancerClass: 'ex.io/c' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's56' },
          spec: { ports: [{ port: 80 }], loadBalancerClass: 'ex.io/c' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's57' },
          spec: { ports: [{ port: 80 }], type: 'LoadBalancer', allocateLoadBalancerNodePorts: false },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's63' },
          spec: { ports: [{ port: 80 }], selector: { 'bad key': 'x' } },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's64' },
          spec: { ports: [{ port: 80 }], trafficDistribution: 'PreferClose' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's65' },
          spec: { ports: [{ port: 80 }], trafficDistribution: 'Bogus' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's66' },
          spec: { ports: null, type: 'ExternalName', externalName: 'x.y', selector: { a: 'b' } },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's67' },
          spec: { ports: [{ port: 80 }], type: 'ExternalName', externalName: 'x.y', clusterIP: '10.96.1.1' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Service', metadata: { name: '1bad' }, spec: { ports: [{ port: 80 }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
          spec: { ports: [{ port: 80 }] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'nospec' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/services', method: 'DELETE' }, only: [] },
  ],
}

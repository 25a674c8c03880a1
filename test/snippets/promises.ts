/**
 * What each snippet promises, with its defaults, among the pods of `scripts/snippets/snippetCluster.ts`: which of them it
 * isolates, and all that these may still receive and send. Written by hand; `snippets.test.ts` holds the evaluator to it.
 */
export const PROMISES = `
np-default-deny
    isolates default/* for ingress; allowed:
      nothing
    isolates default/* for egress; allowed:
      nothing

np-default-deny-ingress
    isolates default/* for ingress; allowed:
      nothing

np-default-deny-egress
    isolates default/* for egress; allowed:
      nothing

np-default-deny-except-dns
    isolates default/* for ingress; allowed:
      nothing
    isolates default/* for egress; allowed:
      default/* => kube-system/coredns : TCP 53,UDP 53

np-deny-to-workload
    isolates default/api for ingress; allowed:
      nothing

np-deny-from-workload
    isolates default/api for egress; allowed:
      nothing

np-quarantine
    isolates default/suspect for ingress; allowed:
      nothing
    isolates default/suspect for egress; allowed:
      nothing

np-allow-all
    isolates default/* for ingress; allowed:
      everyone => default/* : All Connections
    isolates default/* for egress; allowed:
      default/* => everyone : All Connections

np-allow-all-ingress
    isolates default/* for ingress; allowed:
      everyone => default/* : All Connections

np-allow-all-egress
    isolates default/* for egress; allowed:
      default/* => everyone : All Connections

np-allow-all-to-workload
    isolates default/web for ingress; allowed:
      everyone => default/web : All Connections

np-allow-from-workload
    isolates default/api for ingress; allowed:
      default/web => default/api : TCP 8080

np-allow-from-several-workloads
    isolates default/db for ingress; allowed:
      default/api, default/web => default/db : TCP 5432

np-database
    isolates default/db for ingress; allowed:
      default/api => default/db : TCP 5432

np-allow-between-replicas
    isolates default/db for ingress; allowed:
      default/db => default/db : TCP 7000

np-allow-same-namespace
    isolates default/* for ingress; allowed:
      default/* => default/* : All Connections

np-same-namespace-only
    isolates default/* for ingress; allowed:
      default/* => default/* : All Connections
    isolates default/* for egress; allowed:
      default/* => default/* : All Connections
      default/* => kube-system/coredns : TCP 53,UDP 53

np-allow-from-namespace
    isolates default/api for ingress; allowed:
      monitoring/* => default/api : TCP 9090

np-allow-from-several-namespaces
    isolates default/api for ingress; allowed:
      monitoring/*, orders/* => default/api : TCP 8080

np-allow-from-labeled-namespaces
    isolates default/api for ingress; allowed:
      orders/* => default/api : TCP 8080

np-allow-from-workload-of-namespace
    isolates default/api for ingress; allowed:
      orders/web => default/api : TCP 8080

np-allow-from-all-namespaces
    isolates default/api for ingress; allowed:
      every pod => default/api : TCP 8080

np-allow-to-workload
    isolates default/api for egress; allowed:
      default/api => default/db : TCP 5432
      default/api => kube-system/coredns : TCP 53,UDP 53

np-allow-to-workload-of-namespace
    isolates default/api for egress; allowed:
      default/api => kube-system/coredns : TCP 53,UDP 53
      default/api => orders/web : TCP 8080

np-workload
    isolates default/api for ingress; allowed:
      default/web => default/api : TCP 8080
    isolates default/api for egress; allowed:
      default/api => default/db : TCP 5432
      default/api => kube-system/coredns : TCP 53,UDP 53

np-cluster-only
    isolates default/* for egress; allowed:
      default/* => every pod : All Connections

np-allow-from-anywhere
    isolates default/web for ingress; allowed:
      everyone => default/web : TCP 8080

np-allow-from-cidr
    isolates default/web for ingress; allowed:
      203.0.113.0/25 => default/web : TCP 443

np-allow-external-cidr
    isolates default/api for egress; allowed:
      default/api => kube-system/coredns : TCP 53,UDP 53
      default/api => 203.0.113.0/24 : TCP 443

np-allow-external-cidr-except
    isolates default/api for egress; allowed:
      default/api => kube-system/coredns : TCP 53,UDP 53
      default/api => 203.0.113.0/25 : TCP 443

np-allow-internet
    isolates default/api for egress; allowed:
      default/api => kube-system/coredns : TCP 53,UDP 53
      default/api => 0.0.0.0/0 but 10.0.0.0/8 and 100.64.0.0/10 and 169.254.0.0/16 and 172.16.0.0/12 and 192.168.0.0/16 : All Connections

np-allow-internet-https
    isolates default/api for egress; allowed:
      default/api => kube-system/coredns : TCP 53,UDP 53
      default/api => 0.0.0.0/0 but 10.0.0.0/8 and 100.64.0.0/10 and 169.254.0.0/16 and 172.16.0.0/12 and 192.168.0.0/16 : TCP 443

np-allow-internet-dual-stack
    isolates default/api for egress; allowed:
      default/api => kube-system/coredns : TCP 53,UDP 53
      default/api => 0.0.0.0/0 but 10.0.0.0/8 and 100.64.0.0/10 and 169.254.0.0/16 and 172.16.0.0/12 and 192.168.0.0/16, ::/0 but fc00::/7 and fe80::/10 : All Connections

np-block-metadata
    isolates default/* for egress; allowed:
      default/* => every pod, 0.0.0.0/0 but 169.254.169.254/32 : All Connections

np-allow-from-google-load-balancer
    isolates default/web for ingress; allowed:
      35.191.0.0/16, 130.211.0.0/22 => default/web : TCP 8080

np-allow-mail
    isolates default/api for egress; allowed:
      default/api => kube-system/coredns : TCP 53,UDP 53
      default/api => 203.0.113.25/32 : TCP 465,587

np-allow-dns
    isolates default/* for egress; allowed:
      default/* => kube-system/coredns : TCP 53,UDP 53

np-allow-dns-nodelocal
    isolates default/* for egress; allowed:
      default/* => kube-system/coredns, kube-system/node-local-dns, 169.254.20.10/32 : TCP 53,UDP 53

np-allow-dns-google
    isolates default/* for egress; allowed:
      default/* => 169.254.20.10/32, 169.254.169.254/32 : TCP 53,UDP 53

np-allow-dns-openshift
    isolates default/* for egress; allowed:
      default/* => openshift-dns/dns : TCP 5353,UDP 5353

np-dns-server
    isolates kube-system/coredns for ingress; allowed:
      every pod, 192.168.0.0/16 => kube-system/coredns : TCP 53,UDP 53

np-allow-from-ingress-nginx
    isolates default/web for ingress; allowed:
      ingress-nginx/controller => default/web : TCP 8080

np-allow-from-traefik
    isolates default/web for ingress; allowed:
      traefik/traefik => default/web : TCP 8080

np-allow-from-contour
    isolates default/web for ingress; allowed:
      projectcontour/envoy => default/web : TCP 8080

np-allow-from-envoy-gateway
    isolates default/web for ingress; allowed:
      envoy-gateway-system/proxy => default/web : TCP 8080

np-allow-from-istio-gateway
    isolates default/web for ingress; allowed:
      istio-ingress/gateway => default/web : TCP 8080

np-allow-from-openshift-router
    isolates default/web for ingress; allowed:
      openshift-ingress/router => default/web : TCP 8080

np-allow-from-prometheus
    isolates default/* for ingress; allowed:
      monitoring/prometheus => default/* : TCP 9090

np-allow-from-openshift-monitoring
    isolates default/* for ingress; allowed:
      openshift-monitoring/prometheus => default/* : TCP 9090

np-allow-api-server
    isolates default/api for egress; allowed:
      default/api => kube-system/coredns : TCP 53,UDP 53
      default/api => 192.0.2.10/32 : TCP 6443

np-allow-webhook
    isolates default/api for ingress; allowed:
      192.0.2.10/32 => default/api : TCP 9443

np-allow-acme-solver
    isolates default/solver for ingress; allowed:
      everyone => default/solver : TCP 8089

np-allow-from-nodes
    isolates default/web for ingress; allowed:
      192.168.0.0/24 => default/web : TCP 8080

np-allow-to-istiod
    isolates default/web for egress; allowed:
      default/web => istio-system/istiod : TCP 15012
      default/web => kube-system/coredns : TCP 53,UDP 53

np-allow-to-opentelemetry
    isolates default/web for egress; allowed:
      default/web => kube-system/coredns : TCP 53,UDP 53
      default/web => monitoring/collector : TCP 4317-4318

np-allow-port
    isolates default/api for ingress; allowed:
      default/* => default/api : TCP 8080

np-allow-several-ports
    isolates default/api for ingress; allowed:
      default/web => default/api : TCP 8080,9090

np-allow-port-range
    isolates default/api for ingress; allowed:
      default/web => default/api : TCP 30000-32767

np-allow-named-port
    isolates default/api for ingress; allowed:
      default/web => default/api : TCP 8080

np-allow-sctp
    isolates default/api for ingress; allowed:
      default/web => default/api : SCTP 36412

np-rule-from-workload
    isolates default/api for ingress; allowed:
      default/web => default/api : TCP 8080

np-rule-from-namespace
    isolates default/api for ingress; allowed:
      monitoring/* => default/api : TCP 9090

np-rule-from-workload-of-namespace
    isolates default/api for ingress; allowed:
      orders/web => default/api : TCP 8080

np-rule-from-cidr
    isolates default/api for ingress; allowed:
      203.0.113.0/24 => default/api : TCP 443

np-rule-to-workload
    isolates default/api for egress; allowed:
      default/api => default/db : TCP 5432

np-rule-to-workload-of-namespace
    isolates default/api for egress; allowed:
      default/api => orders/web : TCP 8080

np-rule-to-dns
    isolates default/api for egress; allowed:
      default/api => kube-system/coredns : TCP 53,UDP 53

np-rule-to-cidr
    isolates default/api for egress; allowed:
      default/api => 203.0.113.0/24 : TCP 443

np-rule-to-internet
    isolates default/api for egress; allowed:
      default/api => 0.0.0.0/0 but 10.0.0.0/8 and 100.64.0.0/10 and 169.254.0.0/16 and 172.16.0.0/12 and 192.168.0.0/16 : All Connections
`;

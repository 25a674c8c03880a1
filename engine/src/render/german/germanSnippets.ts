/**
 * German for the snippets: what each does, as completion says it.
 */
export const GERMAN_SNIPPETS: Readonly<Record<string, string>> = {
  // snippets/close.json
  'Isolates all pods of a namespace: nothing enters or leaves that no other policy allows.':
    'Isoliert alle Pods eines Namespaces: nichts kommt hinein oder hinaus, was keine andere Policy erlaubt.',
  'Isolates all pods of a namespace for ingress: nobody reaches them unless another policy allows it. They still reach everyone.':
    'Isoliert alle Pods eines Namespaces für Ingress: niemand erreicht sie, außer eine andere Policy erlaubt es. Sie selbst erreichen weiterhin alle.',
  'Isolates all pods of a namespace for egress: they reach nobody, not even the DNS, unless another policy allows it.':
    'Isoliert alle Pods eines Namespaces für Egress: sie erreichen niemanden, auch nicht das DNS, außer eine andere Policy erlaubt es.',
  "Isolates all pods of a namespace in both directions, but lets them ask the cluster's DNS.":
    'Isoliert alle Pods eines Namespaces in beiden Richtungen, erlaubt ihnen aber, das DNS des Clusters zu fragen.',
  'Isolates one workload for ingress: nobody reaches it unless another policy allows it.':
    'Isoliert einen Workload für Ingress: niemand erreicht ihn, außer eine andere Policy erlaubt es.',
  'Isolates one workload for egress: it reaches nobody, not even the DNS, unless another policy allows it.':
    'Isoliert einen Workload für Egress: er erreicht niemanden, auch nicht das DNS, außer eine andere Policy erlaubt es.',
  'Isolates the pods that carry a label in both directions, such as one that is looked into. Other policies that select them still allow what they allow, so remove the labels that those go by.':
    'Isoliert die Pods, die ein Label tragen, in beiden Richtungen, etwa einen, der untersucht wird. Andere Policies, die sie auswählen, erlauben weiterhin, was sie erlauben; also die Labels entfernen, nach denen jene auswählen.',
  // snippets/open.json
  'Lets everyone reach all pods of a namespace and those reach everyone, whatever other policies say: policies add up.':
    'Erlaubt allen, alle Pods eines Namespaces zu erreichen, und diesen, alle zu erreichen, was auch immer andere Policies sagen: Policies addieren sich.',
  'Lets everyone reach all pods of a namespace, whatever other policies say.':
    'Erlaubt allen, alle Pods eines Namespaces zu erreichen, was auch immer andere Policies sagen.',
  'Lets all pods of a namespace reach everyone, whatever other policies say about their egress.':
    'Erlaubt allen Pods eines Namespaces, alle zu erreichen, was auch immer andere Policies über ihren Egress sagen.',
  'Lets everyone, inside and outside the cluster, reach one workload on all ports, such as after a default deny.':
    'Erlaubt allen, innerhalb und außerhalb des Clusters, einen Workload auf allen Ports zu erreichen, etwa nach einem Default Deny.',
  // snippets/inside.json
  'Lets the pods of one workload reach those of another, in the same namespace, on one port. Isolates the latter for ingress.':
    'Erlaubt den Pods eines Workloads, die eines anderen im selben Namespace auf einem Port zu erreichen. Isoliert die letzteren für Ingress.',
  'Lets the pods of two workloads of the same namespace reach those of another. Each is an item of the list: either may.':
    'Erlaubt den Pods zweier Workloads desselben Namespaces, die eines anderen zu erreichen. Jeder ist ein Eintrag der Liste: einer von beiden genügt.',
  'Lets one workload reach a database on its port, and nobody else. Isolates the database for ingress.':
    'Erlaubt einem Workload, eine Datenbank auf ihrem Port zu erreichen, und sonst niemandem. Isoliert die Datenbank für Ingress.',
  'Lets the pods of one workload reach each other on one port, as the members of a database, a queue or a cache do. Isolates them for ingress.':
    'Erlaubt den Pods eines Workloads, einander auf einem Port zu erreichen, wie es die Mitglieder einer Datenbank, einer Queue oder eines Caches tun. Isoliert sie für Ingress.',
  'Lets all pods of a namespace reach each other, and nobody from other namespaces or from outside reach them.':
    'Erlaubt allen Pods eines Namespaces, einander zu erreichen, und niemandem aus anderen Namespaces oder von außen, sie zu erreichen.',
  "Lets all pods of a namespace reach each other and the cluster's DNS, and nothing else in either direction.":
    'Erlaubt allen Pods eines Namespaces, einander und das DNS des Clusters zu erreichen, und sonst nichts, in keiner Richtung.',
  'Lets all pods of another namespace reach the pods of a workload on one port. Isolates the latter for ingress.':
    'Erlaubt allen Pods eines anderen Namespaces, die Pods eines Workloads auf einem Port zu erreichen. Isoliert die letzteren für Ingress.',
  'Lets all pods of the namespaces in a list reach the pods of a workload on one port.':
    'Erlaubt allen Pods der Namespaces in einer Liste, die Pods eines Workloads auf einem Port zu erreichen.',
  'Lets all pods of the namespaces that carry a label, such as those of one team or tenant, reach the pods of a workload on one port.':
    'Erlaubt allen Pods der Namespaces, die ein Label tragen, etwa denen eines Teams oder Mandanten, die Pods eines Workloads auf einem Port zu erreichen.',
  'Lets one workload of another namespace reach the pods of a workload on one port. Both selectors stand in one item of the list: the pods must match both.':
    'Erlaubt einem Workload eines anderen Namespaces, die Pods eines Workloads auf einem Port zu erreichen. Beide Selektoren stehen in einem Eintrag der Liste: die Pods müssen auf beide passen.',
  'Lets all pods of the cluster, of whatever namespace, reach the pods of a workload on one port; nobody from outside.':
    'Erlaubt allen Pods des Clusters, aus welchem Namespace auch immer, die Pods eines Workloads auf einem Port zu erreichen; niemandem von außen.',
  'Lets the pods of one workload reach those of another, in the same namespace, on one port, and DNS. Isolates the former for egress.':
    'Erlaubt den Pods eines Workloads, die eines anderen im selben Namespace auf einem Port zu erreichen, und das DNS. Isoliert die ersteren für Egress.',
  'Lets the pods of one workload reach those of a workload of another namespace on one port, and DNS. Isolates the former for egress.':
    'Erlaubt den Pods eines Workloads, die eines Workloads in einem anderen Namespace auf einem Port zu erreichen, und das DNS. Isoliert die ersteren für Egress.',
  'All that one workload needs: who reaches it, what it reaches, and DNS. Isolates it in both directions.':
    'Alles, was ein Workload braucht: wer ihn erreicht, was er erreicht, und das DNS. Isoliert ihn in beiden Richtungen.',
  'Lets all pods of a namespace reach all pods of the cluster, the DNS among them, and nothing outside.':
    'Erlaubt allen Pods eines Namespaces, alle Pods des Clusters zu erreichen, darunter das DNS, und nichts außerhalb.',
  // snippets/outside.json
  'Lets everyone, inside and outside the cluster, reach a workload on one port: a public service.':
    'Erlaubt allen, innerhalb und außerhalb des Clusters, einen Workload auf einem Port zu erreichen: ein öffentlicher Dienst.',
  'Lets a range of addresses outside the cluster, but for a part of it, reach a workload on one port. What arrives through a load balancer may have the address of a node instead.':
    'Erlaubt einem Adressbereich außerhalb des Clusters, bis auf einen Teil davon, einen Workload auf einem Port zu erreichen. Was über einen Load Balancer ankommt, hat vielleicht stattdessen die Adresse eines Knotens.',
  'Lets a workload reach a range of addresses outside the cluster on one port, and DNS. Isolates it for egress.':
    'Erlaubt einem Workload, einen Adressbereich außerhalb des Clusters auf einem Port zu erreichen, und das DNS. Isoliert ihn für Egress.',
  'Lets a workload reach a range of addresses outside the cluster, but for a part of it, and DNS. Isolates it for egress.':
    'Erlaubt einem Workload, einen Adressbereich außerhalb des Clusters, bis auf einen Teil davon, zu erreichen, und das DNS. Isoliert ihn für Egress.',
  'Lets a workload reach all IPv4 addresses but private and link-local ones, and DNS: the internet, and nothing of the cluster. Isolates it for egress.':
    'Erlaubt einem Workload, alle IPv4-Adressen außer privaten und Link-Local-Adressen zu erreichen, und das DNS: das Internet, und nichts im Cluster. Isoliert ihn für Egress.',
  'Lets a workload reach all IPv4 addresses but private and link-local ones on port 443, and DNS. Isolates it for egress.':
    'Erlaubt einem Workload, alle IPv4-Adressen außer privaten und Link-Local-Adressen auf Port 443 zu erreichen, und das DNS. Isoliert ihn für Egress.',
  'Lets a workload reach all addresses of both families but private and link-local ones, and DNS. Isolates it for egress.':
    'Erlaubt einem Workload, alle Adressen beider Familien außer privaten und Link-Local-Adressen zu erreichen, und das DNS. Isoliert ihn für Egress.',
  'Lets all pods of a namespace reach everyone but the metadata server of the cloud, which hands out credentials of the node. IPv4 alone: in a cluster with IPv6 those addresses are closed.':
    'Erlaubt allen Pods eines Namespaces, alle zu erreichen außer dem Metadatendienst der Cloud, der Zugangsdaten des Knotens herausgibt. Nur IPv4: in einem Cluster mit IPv6 sind dessen Adressen geschlossen.',
  "Lets Google Cloud's load balancers and health checks reach a workload on one port, where they connect to pods directly.":
    'Erlaubt den Load Balancern und Health Checks von Google Cloud, einen Workload auf einem Port zu erreichen, wo sie sich direkt mit Pods verbinden.',
  // snippets/dns.json
  "Lets all pods of a namespace ask the cluster's DNS (CoreDNS, kube-dns). Isolates them for egress: nothing else leaves that no other policy allows.":
    'Erlaubt allen Pods eines Namespaces, das DNS des Clusters zu fragen (CoreDNS, kube-dns). Isoliert sie für Egress: nichts anderes geht hinaus, was keine andere Policy erlaubt.',
  "Lets all pods of a namespace ask the cluster's DNS where NodeLocal DNSCache answers on the node: its address, its pods where the network plugin sends queries there, and CoreDNS behind it.":
    'Erlaubt allen Pods eines Namespaces, das DNS des Clusters zu fragen, wo NodeLocal DNSCache auf dem Knoten antwortet: seine Adresse, seine Pods, wo das Netzwerk-Plugin Anfragen an sie schickt, und CoreDNS dahinter.',
  "Lets all pods of a namespace ask the DNS of a GKE cluster with Cloud DNS, which answers on the node's metadata address, and NodeLocal DNSCache.":
    'Erlaubt allen Pods eines Namespaces, das DNS eines GKE-Clusters mit Cloud DNS zu fragen, das auf der Metadaten-Adresse des Knotens antwortet, und NodeLocal DNSCache.',
  'Lets all pods of a namespace ask the DNS of an OpenShift cluster, whose pods listen on 5353.':
    'Erlaubt allen Pods eines Namespaces, das DNS eines OpenShift-Clusters zu fragen, dessen Pods auf 5353 hören.',
  "Lets all pods of the cluster, and the nodes, ask the cluster's DNS. Isolates the DNS for ingress.":
    'Erlaubt allen Pods des Clusters und den Knoten, das DNS des Clusters zu fragen. Isoliert das DNS für Ingress.',
  // snippets/platform.json
  'Lets the ingress controller ingress-nginx reach a workload on the port of its pods, and nobody else.':
    'Erlaubt dem Ingress-Controller ingress-nginx, einen Workload auf dem Port seiner Pods zu erreichen, und sonst niemandem.',
  'Lets the ingress controller Traefik reach a workload on the port of its pods, and nobody else. In K3s it runs in `kube-system`.':
    'Erlaubt dem Ingress-Controller Traefik, einen Workload auf dem Port seiner Pods zu erreichen, und sonst niemandem. In K3s läuft er in `kube-system`.',
  'Lets the Envoy of the ingress controller Contour reach a workload on the port of its pods, and nobody else.':
    'Erlaubt dem Envoy des Ingress-Controllers Contour, einen Workload auf dem Port seiner Pods zu erreichen, und sonst niemandem.',
  'Lets the proxies of Envoy Gateway (Gateway API) reach a workload on the port of its pods, and nobody else.':
    'Erlaubt den Proxys von Envoy Gateway (Gateway API), einen Workload auf dem Port seiner Pods zu erreichen, und sonst niemandem.',
  "Lets Istio's ingress gateway reach a workload on the port of its pods, and nobody else.":
    'Erlaubt dem Ingress-Gateway von Istio, einen Workload auf dem Port seiner Pods zu erreichen, und sonst niemandem.',
  "Lets OpenShift's ingress controller, on the pod network or on the nodes', reach a workload on the port of its pods, and nobody else.":
    'Erlaubt dem Ingress-Controller von OpenShift, im Netz der Pods oder in dem der Knoten, einen Workload auf dem Port seiner Pods zu erreichen, und sonst niemandem.',
  'Lets Prometheus scrape all pods of a namespace on the port of their metrics. Isolates them for ingress.':
    'Erlaubt Prometheus, alle Pods eines Namespaces auf dem Port ihrer Metriken abzufragen. Isoliert sie für Ingress.',
  "Lets OpenShift's monitoring scrape all pods of a namespace on the port of their metrics. Isolates them for ingress.":
    'Erlaubt dem Monitoring von OpenShift, alle Pods eines Namespaces auf dem Port ihrer Metriken abzufragen. Isoliert sie für Ingress.',
  "Lets a workload reach the API server, and DNS. No selector finds the API server, which runs in the nodes' network, so it is named by address and by the port behind its Service.":
    'Erlaubt einem Workload, den API-Server zu erreichen, und das DNS. Kein Selektor findet den API-Server, der im Netz der Knoten läuft; deshalb steht hier seine Adresse und der Port hinter seinem Service.',
  'Lets the API server reach an admission or conversion webhook. It comes from the addresses of the control plane.':
    'Erlaubt dem API-Server, einen Admission- oder Conversion-Webhook zu erreichen. Er kommt von den Adressen der Control Plane.',
  'Lets everyone, inside and outside the cluster, reach the pods that cert-manager starts to answer HTTP-01 challenges. Ingress controllers connect to them, too.':
    'Erlaubt allen, innerhalb und außerhalb des Clusters, die Pods zu erreichen, die cert-manager startet, um HTTP-01-Challenges zu beantworten. Auch Ingress-Controller verbinden sich mit ihnen.',
  // snippets/ports.json
  'Lets all pods of the same namespace reach a workload on one port. Isolates it for ingress.':
    'Erlaubt allen Pods desselben Namespaces, einen Workload auf einem Port zu erreichen. Isoliert ihn für Ingress.',
  'Lets one workload reach another on two ports.':
    'Erlaubt einem Workload, einen anderen auf zwei Ports zu erreichen.',
  'Lets one workload reach another on a range of ports, both ends included (`endPort`, from Kubernetes 1.25).':
    'Erlaubt einem Workload, einen anderen auf einem Bereich von Ports zu erreichen, beide Enden eingeschlossen (`endPort`, ab Kubernetes 1.25).',
  'Lets one workload reach another on the port that its containers give a name, whatever its number.':
    'Erlaubt einem Workload, einen anderen auf dem Port zu erreichen, dem seine Container einen Namen geben, welche Nummer er auch hat.',
  'Lets one workload reach another on one port of SCTP, where the network plugin knows it.':
    'Erlaubt einem Workload, einen anderen auf einem SCTP-Port zu erreichen, wo das Netzwerk-Plugin SCTP kennt.',
  // snippets/rules.json
  'Lets one workload of the same namespace in, on one port.':
    'Lässt einen Workload desselben Namespaces herein, auf einem Port.',
  'Lets all pods of another namespace in, on one port.':
    'Lässt alle Pods eines anderen Namespaces herein, auf einem Port.',
  'Lets one workload of another namespace in, on one port.':
    'Lässt einen Workload eines anderen Namespaces herein, auf einem Port.',
  'Lets a range of addresses outside the cluster in, on one port.':
    'Lässt einen Adressbereich außerhalb des Clusters herein, auf einem Port.',
  'Lets the pods reach one workload of the same namespace, on one port.':
    'Erlaubt den Pods, einen Workload desselben Namespaces zu erreichen, auf einem Port.',
  'Lets the pods reach one workload of another namespace, on one port.':
    'Erlaubt den Pods, einen Workload eines anderen Namespaces zu erreichen, auf einem Port.',
  "Lets the pods ask the cluster's DNS (CoreDNS, kube-dns).":
    'Erlaubt den Pods, das DNS des Clusters zu fragen (CoreDNS, kube-dns).',
  'Lets the pods reach a range of addresses outside the cluster, on one port.':
    'Erlaubt den Pods, einen Adressbereich außerhalb des Clusters zu erreichen, auf einem Port.',
  'Lets the pods reach all IPv4 addresses but private and link-local ones.':
    'Erlaubt den Pods, alle IPv4-Adressen außer privaten und Link-Local-Adressen zu erreichen.',
  'Lets a workload hand in mail at servers outside the cluster, on the ports for submission, and DNS. Isolates it for egress.':
    'Lässt einen Workload Mails bei Servern außerhalb des Clusters einliefern, auf den Ports dafür, und erlaubt DNS. Isoliert ihn für Egress.',
  'Lets the nodes of the cluster reach a workload: what a NodePort or a load balancer brings may have their addresses, and so have health checks from outside. Probes of the kubelet need no rule.':
    'Lässt die Nodes des Clusters einen Workload erreichen: was ein NodePort oder ein Load Balancer bringt, kann ihre Adressen haben, ebenso Health-Checks von außen. Probes des Kubelets brauchen keine Regel.',
  "Lets the sidecars of a workload ask Istio's control plane for certificates and configuration, and DNS. Isolates it for egress.":
    'Lässt die Sidecars eines Workloads bei der Control-Plane von Istio nach Zertifikaten und Konfiguration fragen und erlaubt DNS. Isoliert ihn für Egress.',
  'Lets a workload send traces, metrics and logs to the OpenTelemetry Collector, by gRPC and HTTP, and ask DNS. Isolates it for egress.':
    'Lässt einen Workload Traces, Metriken und Logs an den OpenTelemetry Collector senden, über gRPC und HTTP, und DNS fragen. Isoliert ihn für Egress.',
};

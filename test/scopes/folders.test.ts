/**
 * Which manifests form one cluster when nobody says so: folders, variants, policies beside them, charts, templates.
 */
import { checkScopes, denyAll, deployment } from './checkScopes.ts';

describe('scopes of plain folders', () => {
  it('are one, whatever the folders are called', () =>
    checkScopes(
      `
#-- apps/web.yaml
${deployment('web')}
#-- apps/db/db.yaml
${deployment('db')}
#-- policies/deny.yaml
${denyAll('deny')}
#-- notes/values.yaml
replicas: 3
`,
      `
      .
        default/db[Deployment]
        default/deny[NetworkPolicy]
        default/web[Deployment]
      `,
    ));

  it('take the name of the folder that holds them all', () =>
    checkScopes(
      `
#-- k8s/prod/web.yaml
${deployment('web')}
#-- k8s/prod/policies/deny.yaml
${denyAll('deny')}
`,
      `
      k8s/prod
        default/deny[NetworkPolicy]
        default/web[Deployment]
      `,
    ));

  it('are apart where two folders define the same resource, each with all that is below it', () =>
    checkScopes(
      `
#-- envs/dev/web/web.yaml
${deployment('web')}
#-- envs/dev/db/db.yaml
${deployment('db')}
#-- envs/prod/web/web.yaml
${deployment('web')}
#-- envs/prod/db/db.yaml
${deployment('db')}
#-- tools/cron.yaml
${deployment('cron')}
`,
      `
      envs/dev
        default/db[Deployment]
        default/web[Deployment]
      envs/prod
        default/db[Deployment]
        default/web[Deployment]
      tools
        default/cron[Deployment]
      `,
    ));

  it('stay one where two files of one folder define the same resource: that is a mistake', () =>
    checkScopes(
      `
#-- k8s/a.yaml
${deployment('web')}
#-- k8s/b.yaml
${deployment('web')}
`,
      `
      k8s
        default/web[Deployment]
      `,
    ));

  it('stay one where folders only declare the same Namespace', () =>
    checkScopes(
      `
#-- web/web.yaml
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
${deployment('web', 'shop')}
#-- db/db.yaml
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
${deployment('db', 'shop')}
`,
      `
      .
        shop/db[Deployment]
        shop/web[Deployment]
      `,
    ));

  it('tell a rendered copy beside the folder by its file', () =>
    checkScopes(
      `
#-- shop/complete.yaml
${deployment('web')}
---
${deployment('db')}
#-- shop/manifests/web.yaml
${deployment('web')}
#-- shop/manifests/db.yaml
${deployment('db')}
`,
      `
      shop/complete.yaml
        default/db[Deployment]
        default/web[Deployment]
      shop/manifests
        default/db[Deployment]
        default/web[Deployment]
      `,
    ));

  it('lend policies without pods to every variant that has pods in their namespace', () =>
    checkScopes(
      `
#-- dev/web.yaml
${deployment('web', 'shop')}
#-- prod/web.yaml
${deployment('web', 'shop')}
#-- policies/shop.yaml
${denyAll('deny', 'shop')}
#-- policies/other/other.yaml
${denyAll('deny', 'other')}
#-- other/other.yaml
${deployment('other', 'other')}
`,
      `
      .
        other/deny[NetworkPolicy]
        other/other[Deployment]
      dev
        shop/deny[NetworkPolicy]
        shop/web[Deployment]
      prod
        shop/deny[NetworkPolicy]
        shop/web[Deployment]
      `,
    ));

  it('lend policies to the nearest pods only', () =>
    checkScopes(
      `
#-- a/dev/web.yaml
${deployment('web')}
#-- a/prod/web.yaml
${deployment('web')}
#-- a/policies/deny.yaml
${denyAll('deny')}
#-- b/job.yaml
${deployment('job')}
`,
      `
      a/dev
        default/deny[NetworkPolicy]
        default/web[Deployment]
      a/prod
        default/deny[NetworkPolicy]
        default/web[Deployment]
      b
        default/job[Deployment]
      `,
    ));

  it('are none where nothing is a resource', () =>
    checkScopes('#-- values.yaml\nreplicas: 3\n#-- docker-compose.yml\nservices: {}\n', ''));
});

describe('what hides resources', () => {
  it('is a template, in its namespace where that is seen and everywhere else', () =>
    checkScopes(
      `
#-- web.yaml
${deployment('web', 'shop')}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Values.name }}
  namespace: shop
---
apiVersion: v1
kind: Pod
metadata:
  name: p
  namespace: {{ .Release.Namespace }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Values.name }}
`,
      `
      .
        shop/web[Deployment]
        hidden in all: template
        hidden in shop: template
      `,
    ));

  it('is an operator, in its namespace; one that deploys, everywhere', () =>
    checkScopes(
      `
#-- kafka.yaml
apiVersion: kafka.strimzi.io/v1beta2
kind: Kafka
metadata: { name: queue, namespace: shop }
#-- release.yaml
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop, namespace: flux-system }
`,
      `
      .
        hidden in all: HelmRelease
        hidden in shop: Kafka
      `,
    ));

  it('is a Helm chart, which is a scope of its own', () =>
    checkScopes(
      `
#-- charts/shop/Chart.yaml
apiVersion: v2
name: shop
#-- charts/shop/templates/web.yaml
${deployment('web')}
#-- charts/shop/charts/db/Chart.yaml
apiVersion: v2
name: db
#-- charts/shop/charts/db/templates/db.yaml
${deployment('db')}
#-- k8s/web.yaml
${deployment('web')}
`,
      `
      charts/shop
        default/db[Deployment]
        default/web[Deployment]
        hidden in all: Helm chart
      k8s
        default/web[Deployment]
      `,
    ));

  it('is a document that cannot be read, where it looks like a manifest', () =>
    checkScopes(
      `
#-- web.yaml
${deployment('web')}
#-- broken.yaml
kind: Deployment
metadata: { name: db, namespace: shop
#-- worse.yaml
kind: Deployment
metadata: \u0000
#-- notes.yaml
: : not yaml [
`,
      `
      .
        default/web[Deployment]
        shop/db[Deployment]
        hidden in all: document that cannot be read
        hidden in shop: document that cannot be read
      `,
    ));
});

/** Which resources a kustomization has: bases, overlays, fragments, components, and what is not here. */
import { checkScopes, denyAll, deployment, openWorkspace } from './checkScopes.ts';

describe('kustomize: which resources', () => {
  it('an overlay speaks for its base, and each overlay of one base is a scope', () =>
    checkScopes(
      `
#-- app/base/kustomization.yaml
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [web.yaml, deny.yaml]
#-- app/base/web.yaml
${deployment('web')}
#-- app/base/deny.yaml
${denyAll('deny')}
#-- app/overlays/dev/kustomization.yaml
resources: [../../base]
nameSuffix: ''
#-- app/overlays/prod/kustomization.yaml
resources: [../../base, job.yaml]
#-- app/overlays/prod/job.yaml
${deployment('job')}
`,
      `
      app/overlays/dev
        default/deny[NetworkPolicy]
        default/web[Deployment]
      app/overlays/prod
        default/deny[NetworkPolicy]
        default/job[Deployment]
        default/web[Deployment]
      `,
    ));

  it('overlays that put one base into different namespaces share a scope', () =>
    checkScopes(
      `
#-- base/kustomization.yml
resources: [web.yaml]
#-- base/web.yaml
${deployment('web')}
#-- dev/kustomization.yaml
resources: [../base]
namespace: dev
#-- prod/kustomization.yaml
resources: [../base/]
namespace: prod
#-- cluster/deny.yaml
${denyAll('deny', 'prod')}
`,
      `
      .
        dev/web[Deployment]
        prod/deny[NetworkPolicy]
        prod/web[Deployment]
      `,
    ));

  it('what a kustomization names is not there a second time as a plain manifest', () =>
    checkScopes(
      `
#-- kustomization.yaml
resources: [web.yaml]
namePrefix: my-
#-- web.yaml
${deployment('web')}
#-- loose.yaml
${deployment('loose')}
`,
      `
      .
        default/loose[Deployment]
        default/my-web[Deployment]
      `,
    ));

  it('bases that are elsewhere or missing leave their namespace incomplete', () =>
    checkScopes(
      `
#-- known/kustomization.yaml
namespace: shop
resources: [https://example.com/app.yaml, web.yaml]
#-- known/web.yaml
${deployment('web')}
#-- unknown/kustomization.yaml
resources: [gone.yaml, github.com/owner/repo?ref=v1, db.yaml]
#-- unknown/db.yaml
${deployment('db')}
`,
      `
      .
        default/db[Deployment]
        shop/web[Deployment]
        hidden in all: missing resources
        hidden in all: remote resources
        hidden in shop: remote resources
      `,
    ));

  it('patches are fragments: not resources, and what they touch is incomplete', () =>
    checkScopes(
      `
#-- kustomization.yaml
namespace: shop
resources: [web.yaml]
patches:
- path: patch.yaml
helmCharts:
- name: redis
#-- web.yaml
${deployment('web')}
#-- patch.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { replicas: 3 }
`,
      `
      .
        shop/web[Deployment]
        hidden in shop: helmCharts
        hidden in shop: patches
      `,
    ));

  it('a component belongs to who uses it, and to nobody else', () => {
    const component = `
#-- components/policies/kustomization.yaml
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
resources: [deny.yaml]
commonLabels: { team: a }
#-- components/policies/deny.yaml
${denyAll('deny')}
#-- app/web.yaml
${deployment('web')}
`;
    checkScopes(
      `${component}#-- app/kustomization.yaml\nresources: [web.yaml]\ncomponents: [../components/policies]\n`,
      `
      app
        default/deny[NetworkPolicy]
        default/web[Deployment]
        hidden in default: components
      `,
    );
    checkScopes(
      `${component}#-- app/kustomization.yaml\nresources: [web.yaml]\n`,
      'app\n  default/web[Deployment]',
    );
  });

  it('circles and endless references end', () => {
    checkScopes(
      `
#-- a/kustomization.yaml
resources: [../b, web.yaml]
#-- a/web.yaml
${deployment('web')}
#-- b/kustomization.yaml
resources: [../a]
`,
      'a\n  default/web[Deployment]',
    );
    const doubling = Array.from({ length: 30 }, (_, index) =>
      [
        `#-- k${index}/kustomization.yaml\nresources: [../x${index}, ../y${index}]`,
        `#-- x${index}/kustomization.yaml\nresources: [../k${index + 1}]`,
        `#-- y${index}/kustomization.yaml\nresources: [../k${index + 1}]`,
      ].join('\n'),
    );
    openWorkspace(doubling.join('\n')).findings();
  });
});

/** Scopes that `podgate.yaml` names, and what is left beside them. */
import { checkScopes, denyAll, deployment } from './checkScopes.ts';

describe('scopes of podgate.yaml', () => {
  it('have what their patterns select, in their namespace; the rest goes on by itself', () =>
    checkScopes(
      `
#-- podgate.yaml
namespace: shop
scopes:
  - name: production
    include: [k8s/common/, k8s/prod/]
    namespace: prod
  - name: test
    include: k8s/
    exclude: [k8s/prod/]
#-- k8s/common/deny.yaml
${denyAll('deny')}
#-- k8s/prod/web.yaml
${deployment('web')}
#-- k8s/test/web.yaml
${deployment('web')}
#-- tools/job.yaml
${deployment('job')}
`,
      `
      production
        prod/deny[NetworkPolicy]
        prod/web[Deployment]
      test
        shop/deny[NetworkPolicy]
        shop/web[Deployment]
      tools
        shop/job[Deployment]
      `,
    ));

  it('exist even where their patterns select nothing', () =>
    checkScopes('#-- podgate.yaml\nscopes: [{ name: empty, include: [nowhere/] }]\n', 'empty'));

  it('bring the bases of the kustomizations that they select', () =>
    checkScopes(
      `
#-- podgate.yaml
scopes: [{ name: production, include: [overlays/prod/] }]
#-- base/kustomization.yaml
resources: [web.yaml]
#-- base/web.yaml
${deployment('web')}
#-- overlays/prod/kustomization.yaml
resources: [../../base]
namespace: prod
#-- overlays/dev/kustomization.yaml
resources: [../../base]
namespace: dev
`,
      `
      overlays/dev
        dev/web[Deployment]
      production
        prod/web[Deployment]
      `,
    ));
});

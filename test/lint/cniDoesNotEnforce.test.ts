/**
 * The rule `cni-does-not-enforce` beyond its examples: once a scope, and where it is silent.
 */
import { checkFindings } from '../fixture/checkFindings.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
`;
const INGRESS = 'spec: { podSelector: {}, policyTypes: [Ingress] }\n';

describe('cni-does-not-enforce', () => {
  it('says it once, at the first policy', () => {
    checkFindings(`#-- podgate.yaml
cni: { name: kind, version: "0.23" }
#-- a.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
#                 ^^^ warning cni-does-not-enforce: kind 0.23 does not enforce NetworkPolicy, so no policy
${INGRESS}#-- b.yaml
${POLICY}${INGRESS}`);
  });

  it('names the direction that is open, at the first policy that has it', () => {
    checkFindings(`#-- podgate.yaml
cni: romana
#-- a.yaml
${POLICY}${INGRESS}#-- b.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: out, namespace: shop }
#                 ^^^ warning cni-does-not-enforce: for egress, so what these pods may connect to
spec: { podSelector: {}, policyTypes: [Egress] }
`);
  });

  it('is silent where no policy has the direction, where the plugin enforces it, and where that is not known', () => {
    for (const cni of ['romana', 'calico', 'aws-vpc-cni', 'kind', 'kubernetes']) {
      checkFindings(`#-- podgate.yaml\ncni: ${cni}\n#-- a.yaml\n${POLICY}${INGRESS}`);
    }
  });

  it('is silent without policies', () => {
    checkFindings(
      '#-- podgate.yaml\ncni: flannel\n#-- a.yaml\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n',
    );
  });
});

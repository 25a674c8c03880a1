/**
 * All rules, in the order of the documentation.
 */
import type { RuleId } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { apiDuplicateField } from './apiDuplicateField.ts';
import { apiForbidden } from './apiForbidden.ts';
import { apiInvalidValue } from './apiInvalidValue.ts';
import { apiNonCanonicalCidr } from './apiNonCanonicalCidr.ts';
import { apiRequired } from './apiRequired.ts';
import { apiUnavailableVersion } from './apiUnavailableVersion.ts';
import { apiUnknownField } from './apiUnknownField.ts';
import { apiUnsupportedValue } from './apiUnsupportedValue.ts';
import { apiWrongType } from './apiWrongType.ts';
import { apiYaml11Value } from './apiYaml11Value.ts';
import { configInvalid } from './configInvalid.ts';
import { duplicateResource } from './duplicateResource.ts';
import { inputTooLarge } from './inputTooLarge.ts';
import { policySelectsNothing } from './policySelectsNothing.ts';
import { namespaceLabelMissing } from './namespaceLabelMissing.ts';
import { namespaceUnknown } from './namespaceUnknown.ts';
import { peerInOtherNamespace } from './peerInOtherNamespace.ts';
import { peerSelectsNothing } from './peerSelectsNothing.ts';
import { selectorContradiction } from './selectorContradiction.ts';
import { selectorOnWorkloadLabels } from './selectorOnWorkloadLabels.ts';
import { splitPeer } from './splitPeer.ts';
import { egressBlocksDns } from './egressBlocksDns.ts';
import { implicitPolicyTypes } from './implicitPolicyTypes.ts';
import { implicitNamespace } from './implicitNamespace.ts';
import { implicitProtocol } from './implicitProtocol.ts';
import { blankMeansAll } from './blankMeansAll.ts';
import { ruleAllowsAll } from './ruleAllowsAll.ts';
import { policyClosesNothing } from './policyClosesNothing.ts';
import { openToInternet } from './openToInternet.ts';
import { workloadUnprotected } from './workloadUnprotected.ts';
import { namespaceWithoutDefaultDeny } from './namespaceWithoutDefaultDeny.ts';
import { policyUndocumented } from './policyUndocumented.ts';
import { ruleRedundant } from './ruleRedundant.ts';
import { policyWithoutEffect } from './policyWithoutEffect.ts';
import { rulesWithoutType } from './rulesWithoutType.ts';
import { templateSkipped } from './templateSkipped.ts';
import { unusedSuppression } from './unusedSuppression.ts';
import { yamlSyntax } from './yamlSyntax.ts';
import { cniDoesNotEnforce } from './cniDoesNotEnforce.ts';
import { cniUnsupported } from './cniUnsupported.ts';
import { ipBlockCoversCluster } from './ipBlockCoversCluster.ts';
import { portIsServicePort } from './portIsServicePort.ts';
import { portNotExposed } from './portNotExposed.ts';
import { namedPortUnresolved } from './namedPortUnresolved.ts';
import { hostNetworkSelected } from './hostNetworkSelected.ts';
import { portsWithoutPeers } from './portsWithoutPeers.ts';
import { ingressBackendBlocked } from './ingressBackendBlocked.ts';
import { apiserverBlocked } from './apiserverBlocked.ts';
import { halfOpen } from './halfOpen.ts';
import { serviceSelectsNothing } from './serviceSelectsNothing.ts';
import { ingressBackendMissing } from './ingressBackendMissing.ts';

const BY_ID: Readonly<Record<RuleId, Rule>> = {
  'yaml-syntax': yamlSyntax,
  'template-skipped': templateSkipped,
  'input-too-large': inputTooLarge,
  'config-invalid': configInvalid,
  'api-unknown-field': apiUnknownField,
  'api-wrong-type': apiWrongType,
  'api-duplicate-field': apiDuplicateField,
  'api-required': apiRequired,
  'api-invalid-value': apiInvalidValue,
  'api-unsupported-value': apiUnsupportedValue,
  'api-forbidden': apiForbidden,
  'api-non-canonical-cidr': apiNonCanonicalCidr,
  'api-unavailable-version': apiUnavailableVersion,
  'api-yaml-1.1-value': apiYaml11Value,
  'policy-selects-nothing': policySelectsNothing,
  'peer-selects-nothing': peerSelectsNothing,
  'peer-in-other-namespace': peerInOtherNamespace,
  'namespace-label-missing': namespaceLabelMissing,
  'namespace-unknown': namespaceUnknown,
  'selector-on-workload-labels': selectorOnWorkloadLabels,
  'selector-contradiction': selectorContradiction,
  'port-is-service-port': portIsServicePort,
  'port-not-exposed': portNotExposed,
  'named-port-unresolved': namedPortUnresolved,
  'host-network-selected': hostNetworkSelected,
  'egress-blocks-dns': egressBlocksDns,
  'implicit-policy-types': implicitPolicyTypes,
  'implicit-namespace': implicitNamespace,
  'implicit-protocol': implicitProtocol,
  'split-peer': splitPeer,
  'blank-means-all': blankMeansAll,
  'rule-allows-all': ruleAllowsAll,
  'policy-closes-nothing': policyClosesNothing,
  'ports-without-peers': portsWithoutPeers,
  'open-to-internet': openToInternet,
  'half-open': halfOpen,
  'ingress-backend-blocked': ingressBackendBlocked,
  'apiserver-blocked': apiserverBlocked,
  'workload-unprotected': workloadUnprotected,
  'namespace-without-default-deny': namespaceWithoutDefaultDeny,
  'policy-undocumented': policyUndocumented,
  'rules-without-type': rulesWithoutType,
  'rule-redundant': ruleRedundant,
  'policy-without-effect': policyWithoutEffect,
  'duplicate-resource': duplicateResource,
  'cni-does-not-enforce': cniDoesNotEnforce,
  'cni-unsupported': cniUnsupported,
  'ip-block-covers-cluster': ipBlockCoversCluster,
  'unused-suppression': unusedSuppression,
  'service-selects-nothing': serviceSelectsNothing,
  'ingress-backend-missing': ingressBackendMissing,
};

export const RULES: readonly Rule[] = Object.values(BY_ID);

/** The rule of an id. */
export function getRule(id: RuleId): Rule {
  return BY_ID[id];
}
